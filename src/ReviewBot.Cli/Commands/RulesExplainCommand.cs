using System.CommandLine;
using System.Globalization;
using System.Text;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot rules explain ID</c>: all there is to know about a rule.</summary>
internal static class RulesExplainCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The rule, as it stands in brackets under a remark." };
        id.CompletionSources.Add(context => new RuleSelection().Catalogue(context.ParseResult).Ids);
        var selection = new RuleSelection();
        var command = new DescribedCommand("explain", "Say why a rule is, what it says, and when.")
        {
            Examples = [("reviewbot rules explain unrelated/label-rename", "what is this remark about?")],
        };
        command.Add(id);
        selection.AddFolderTo(command);
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(id);
            var rule = selection.Catalogue(parsed, withExamples: true).Find(name) ?? throw RuleSelection.Unknown(name);
            Output.Write(Explain(rule));
            return ExitCode.Clean;
        });
        return command;
    }

    private static string Explain(Rule rule)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{rule.Id} ({Words.Of(rule.Severity)}, {Words.Of(rule.Status)})\n");
        text.Append(CultureInfo.InvariantCulture, $"{rule.Title}\n");
        text.Append(CultureInfo.InvariantCulture, $"\n{rule.Rationale}\n");
        if (!rule.Files.Patterns.IsEmpty)
            text.Append(CultureInfo.InvariantCulture, $"\nLooks at: {string.Join(", ", rule.Files.Patterns)}\n");

        if (rule.Url is not null)
            text.Append(CultureInfo.InvariantCulture, $"\nSee {rule.Url}\n");

        text.Append("\nIt says:\n\n").Append(Indented(rule.Message.Text));
        foreach (var option in rule.Options)
        {
            var allowed = option.Allowed.IsEmpty ? "" : $" One of {string.Join(", ", option.Allowed)}.";
            text.Append(CultureInfo.InvariantCulture, $"\nOption {option.Name}, by default {string.Join(", ", option.Default)}:\n");
            text.Append(Indented(option.Help + allowed));
        }

        if (rule.Check is Check.Contract contract)
            text.Append(CultureInfo.InvariantCulture, $"\nAbout: {string.Join(", ", contract.Functions)}\n");

        if (!rule.Verified.IsEmpty)
            text.Append("\nSeen in Linux 6.1:\n\n");

        foreach (var evidence in rule.Verified)
            text.Append(CultureInfo.InvariantCulture, $"    {evidence.Name}: {evidence.Path}:{evidence.Line}\n");

        foreach (var run in rule.Corpus)
            text.Append(CultureInfo.InvariantCulture, $"\nOn {run.Date}, over {run.Corpus}: {run.Findings} findings in {run.Patches} patches; {run.Read} were read, {run.Right} of them right.\n");

        foreach (var example in rule.Examples)
        {
            var verb = example.Quotes.IsEmpty ? "is silent on" : "fires on";
            text.Append(CultureInfo.InvariantCulture, $"\nIt {verb} {example.Name}:\n\n{Indented(example.Patch)}");
        }

        return text.ToString();
    }

    private static string Indented(string text) => string.Concat(
        text.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "\n" : $"    {line}\n"));
}
