using System.Collections.Immutable;
using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sinks;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Store;
using ReviewBot.Cli.Watch;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot watch</c>: reviews what arrives on mailing lists.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var once = new Option<bool>("--once") { Description = "Read what is there, do what is due, and end: for cron." };
        var replay = new Option<string?>("--replay")
        {
            HelpName = "FILE",
            Description = "Go through all mails by their own dates, send nothing, and write what would have been sent to the mbox FILE.",
        };
        var verbose = new Option<bool>("--verbose") { Description = "Log every mail." };
        var command = new DescribedCommand("watch", "Review the patches of mailing lists as they arrive.")
        {
            Examples =
            [
                ("reviewbot config example >reviewbot.yaml", "begin with a configuration that sends nothing"),
                ("reviewbot watch", "watch until stopped, as a service does"),
                ("reviewbot watch --once", "the same from cron"),
                ("reviewbot watch --replay said.mbox", "see what it would have said, had it watched from the first mail on"),
                ("reviewbot outbox list", "see what it would say"),
            ],
        };
        var config = new WatchOption();
        config.AddTo(command);
        command.Add(once);
        command.Add(replay);
        command.Add(verbose);
        command.SetAction(parsed =>
        {
            var settings = config.Read(parsed);
            if (parsed.GetValue(replay) is { } file)
                return Replay(settings, file, parsed.GetValue(verbose));

            using var store = StateStore.Open(settings.State);
            using var only = StateLock.Take(settings.State);
            using var host = WatchHost.Create(parsed.GetValue(verbose) ? LogLevel.Debug : LogLevel.Information);
            var log = WatchHost.Log(host);
            ImmutableArray<IMailSource> sources = [.. settings.Sources.Select(MailSources.Open)];
            using var watcher = new Watcher(
                settings, store, sources, settings.Sink is { } sink ? MailSinks.Open(sink) : null, TimeProvider.System, log);
            if (parsed.GetValue(once))
                return watcher.RunOnceAsync(CancellationToken.None).GetAwaiter().GetResult() ? ExitCode.Clean : ExitCode.Usage;

            using var pages = settings.MonitorPort is { } port ? MonitorPages.Open(port, () => watcher.Readers.Select(reader => (reader.Name, reader.Works)), TimeProvider.System) : null;
            Watch(host, watcher, pages);
            return ExitCode.Clean;
        });
        return command;
    }

    private static int Replay(WatchSettings settings, string file, bool isVerbose)
    {
        using var host = WatchHost.Create(isVerbose ? LogLevel.Debug : LogLevel.Warning);
        using var replay = new Replay(settings, file, WatchHost.Log(host));
        using (var progress = new CountShown("mails"))
            replay.RunAsync(progress.Show, CancellationToken.None).GetAwaiter().GetResult();

        Output.Write(ReplayReport.Of(replay.Store));
        return ExitCode.Clean;
    }

    private static void Watch(IHost host, Watcher watcher, MonitorPages? pages)
    {
        host.StartAsync().GetAwaiter().GetResult();
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        var notifier = host.Services.GetService<ISystemdNotifier>();
        watcher.WatchAsync(
            () =>
            {
                notifier?.Notify(new ServiceState("WATCHDOG=1"));
                pages?.Beat();
            },
            lifetime.ApplicationStopping).GetAwaiter().GetResult();
        host.StopAsync().GetAwaiter().GetResult();
    }
}
