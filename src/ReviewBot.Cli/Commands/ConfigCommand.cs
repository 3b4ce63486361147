using System.CommandLine;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Watch;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot config</c>: the configuration of the watcher.</summary>
internal static class ConfigCommand
{
    public static Command Create() => new("config", "Check the configuration of the watcher, or print an example.")
    {
        Check(),
        Example(),
    };

    private static DescribedCommand Check()
    {
        var command = new DescribedCommand("check", "Read the configuration and name the first thing that is wrong.")
        {
            Examples = [("reviewbot config check --config /etc/reviewbot/reviewbot.yaml", "before a restart")],
        };
        var config = new WatchOption();
        config.AddTo(command);
        command.SetAction(parsed =>
        {
            var settings = config.Read(parsed);
            _ = new RuleSets(settings);
            foreach (var list in settings.Lists)
                Output.Write($"{list.Name}: {Words(list.Mode)}, to {list.Audience.ToString().ToLowerInvariant()}, {string.Join(' ', list.Addresses)}\n");

            return ExitCode.Clean;
        });
        return command;
    }

    private static DescribedCommand Example()
    {
        var command = new DescribedCommand("example", "Print a commented configuration that sends nothing.")
        {
            Examples = [("reviewbot config example >reviewbot.yaml", "begin with it")],
        };
        command.SetAction(_ =>
        {
            using var text = typeof(ConfigCommand).Assembly.GetManifestResourceStream("reviewbot.example.yaml")!;
            Output.Write(text.CopyTo, file: null);
            return ExitCode.Clean;
        });
        return command;
    }

    private static string Words(SendingMode mode) => mode switch
    {
        SendingMode.DryRun => "dry run",
        SendingMode.Moderate => "held for a person",
        _ => "sent",
    };
}
