using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot rules list</c>: a line for each rule.</summary>
internal static class RulesListCommand
{
    public static Command Create()
    {
        var selection = new RuleSelection();
        var command = new DescribedCommand("list", "List the rules, a line each.")
        {
            Examples =
            [
                ("reviewbot rules list", "the rules that come with reviewbot"),
                ("reviewbot rules list --rules ../our-rules", "the same, and our own"),
            ],
        };
        selection.AddFolderTo(command);
        command.SetAction(parsed =>
        {
            Output.Write(Table(selection.Catalogue(parsed).Rules));
            return ExitCode.Clean;
        });
        return command;
    }

    private static string Table(ImmutableArray<Rule> rules)
    {
        var text = new StringBuilder();
        var column = rules.Select(rule => rule.Id.Length).DefaultIfEmpty().Max();
        foreach (var rule in rules)
        {
            text.Append(rule.Id.PadRight(column)).Append("  ")
                .Append(Words.Of(rule.Severity).PadRight(7)).Append("  ")
                .Append(Words.Of(rule.Status).PadRight(7)).Append("  ")
                .Append(rule.Title).Append('\n');
        }

        return text.ToString();
    }
}
