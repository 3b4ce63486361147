using System.CommandLine;
using System.Globalization;
using System.Text;
using ReviewBot.Cli.Store;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot rules stats</c>: what the watcher said, and what people called wrong.</summary>
internal static class RulesStatsCommand
{
    public static Command Create()
    {
        var command = new DescribedCommand("stats", "Show how often the watcher said each rule, and how often people answered that it was wrong.")
        {
            Examples = [("reviewbot rules stats", "which rule to look at again")],
        };
        var config = new WatchOption();
        config.AddTo(command);
        command.SetAction(parsed =>
        {
            using var store = config.Open(parsed);
            var text = new StringBuilder();
            foreach (var (rule, said, wrong) in store.Do(session => session.RuleStatistics()))
                text.Append(CultureInfo.InvariantCulture, $"{rule}: said {said}, wrong {wrong}\n");

            Output.Write(text.ToString());
            return ExitCode.Clean;
        });
        return command;
    }
}
