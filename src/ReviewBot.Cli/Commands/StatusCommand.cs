using System.CommandLine;
using System.Globalization;
using System.Text;
using ReviewBot.Cli.Outbox;
using ReviewBot.Cli.Store;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot status</c>: what the watcher knows.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var command = new DescribedCommand("status", "Show what the watcher read, reviewed and has to say.")
        {
            Examples = [("reviewbot status", "sources, mails, series and replies, counted")],
        };
        var config = new WatchOption();
        config.AddTo(command);
        command.SetAction(parsed =>
        {
            var settings = config.Read(parsed);
            using var store = StateStore.Open(settings.State);
            var text = new StringBuilder();
            if (EmergencyStop.IsSet(settings.State))
                text.Append("STOPPED: nothing is sent; 'reviewbot outbox resume' goes on\n");

            store.Do(session =>
            {
                foreach (var source in settings.Sources)
                    text.Append(CultureInfo.InvariantCulture, $"source {source.Name}: {session.LastRead(source.Name)}\n");

                Count(text, "mails", session.Counts("mail", "kind"));
                Count(text, "series", session.Counts("series", "state"));
                Count(text, "replies", session.Counts("outbox", "state"));
            });
            Output.Write(text.ToString());
            return ExitCode.Clean;
        });
        return command;
    }

    private static void Count(StringBuilder text, string what, List<(string Name, long Count)> counts) =>
        text.Append(CultureInfo.InvariantCulture, $"{what}: {(counts.Count == 0 ? "none" : string.Join(", ", counts.Select(one => $"{one.Count} {one.Name.ToLowerInvariant()}")))}\n");
}
