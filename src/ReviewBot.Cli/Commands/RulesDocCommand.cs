using System.CommandLine;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot rules doc</c>: the catalogue as a page.</summary>
internal static class RulesDocCommand
{
    public static Command Create()
    {
        var selection = new RuleSelection();
        var output = new Option<string?>(
            "--output", "-o")
        { HelpName = "FILE", Description = "Write it to this file." };
        var command = new DescribedCommand("doc", "Write the catalogue as a Markdown page.")
        {
            Examples = [("reviewbot rules doc --output rules/README.md", "after a change of a rule of ours")],
        };
        selection.AddFolderTo(command);
        command.Add(output);
        command.SetAction(parsed =>
        {
            var rules = selection.Catalogue(parsed, withExamples: true).Rules;
            Output.Write(CatalogueDocument.Write(rules), parsed.GetValue(output));
            return ExitCode.Clean;
        });
        return command;
    }
}
