using System.CommandLine;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot rules</c>: the commands about the catalogue.</summary>
internal static class RulesCommand
{
    public static Command Create() => new("rules", "List, explain, test and write rules.")
    {
        RulesListCommand.Create(),
        RulesExplainCommand.Create(),
        RulesTestCommand.Create(),
        RulesStatsCommand.Create(),
        RulesNewCommand.Create(),
        RulesDocCommand.Create(),
    };
}
