using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ReviewBot.Rules;

/// <summary>The catalogue for people: <c>rules/README.md</c>, written from the rule files and never by hand.</summary>
public static class CatalogueDocument
{
    /// <summary>The document in Markdown.</summary>
    /// <param name="rules">The rules, loaded with their examples.</param>
    public static string Write(ImmutableArray<Rule> rules)
    {
        var text = new StringBuilder(
            """
            # The rules

            Written by `reviewbot rules doc` from the rule files beside this one; change those.

            A `preview` rule runs when asked for (`--preview`, `--enable ID`) and never sends mail. A `stable` rule
            has shown on real patches how often it is right.

            | rule | says | severity | status |
            | --- | --- | --- | --- |

            """);
        foreach (var rule in rules)
            text.Append(CultureInfo.InvariantCulture, $"| [`{rule.Id}`](#{Anchor(rule)}) | {Cell(rule.Title)} | {Word(rule.Severity)} | {Word(rule.Status)} |\n");

        foreach (var rule in rules)
            WriteRule(text, rule);

        return text.ToString();
    }

    private static void WriteRule(StringBuilder text, Rule rule)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n## {rule.Id}\n\n**{rule.Title}.** {Word(rule.Severity)}, {Word(rule.Status)}");
        if (!rule.Files.Patterns.IsEmpty)
            text.Append(CultureInfo.InvariantCulture, $", in {Codes(rule.Files.Patterns)}");

        text.Append(CultureInfo.InvariantCulture, $".\n\n{rule.Rationale}\n");
        if (rule.Url is not null)
            text.Append(CultureInfo.InvariantCulture, $"\nSee <{rule.Url}>.\n");

        text.Append(CultureInfo.InvariantCulture, $"\nIt says:\n\n{Quoted(rule.Message.Text)}\n");
        WriteOptions(text, rule);
        WriteContract(text, rule);
        foreach (var run in rule.Corpus)
            text.Append(CultureInfo.InvariantCulture, $"\nOn {run.Date}, over {run.Corpus}: {run.Findings} findings in {run.Patches} patches; {run.Read} were read, {run.Right} of them right.\n");

        if (rule.Examples.FirstOrDefault(example => !example.Quotes.IsEmpty) is { } example)
            WriteExample(text, example);
    }

    private static void WriteOptions(StringBuilder text, Rule rule)
    {
        if (rule.Options.IsEmpty)
            return;

        text.Append("\n| option | default | |\n| --- | --- | --- |\n");
        foreach (var option in rule.Options)
        {
            var allowed = option.Allowed.IsEmpty ? "" : $" One of {Codes(option.Allowed)}.";
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{option.Name}` | {Cell(Codes(option.Default))} | {Cell(option.Help)}{allowed} |\n");
        }
    }

    private static void WriteContract(StringBuilder text, Rule rule)
    {
        var names = rule.Check is Check.Contract contract
            ? contract.Functions
            : [.. rule.Verified.Select(evidence => evidence.Name).Distinct()];
        if (names.IsEmpty)
            return;

        text.Append("\n| rests on | seen in Linux 6.1 |\n| --- | --- |\n");
        foreach (var name in names)
        {
            var seen = rule.Verified.Where(evidence => evidence.Name == name)
                .Select(evidence => string.Create(CultureInfo.InvariantCulture, $"{evidence.Path}:{evidence.Line}"));
            text.Append(CultureInfo.InvariantCulture, $"| `{Cell(name)}` | {string.Join(", ", seen)} |\n");
        }
    }

    private static void WriteExample(StringBuilder text, RuleExample example)
    {
        // a fence longer than any in the patch, which is then shown as it is
        var fence = example.Patch.Contains("```", StringComparison.Ordinal) ? "``````" : "```";
        text.Append(
            CultureInfo.InvariantCulture,
            $"\nIt fires on {example.Name}:\n\n{fence}diff\n{example.Patch.TrimEnd('\n')}\n{fence}\n");
    }

    /// <summary>The fragment that GitHub and GitLab give a heading: letters, digits and dashes.</summary>
    private static string Anchor(Rule rule) => rule.Id.Replace("/", "", StringComparison.Ordinal);

    private static string Codes(ImmutableArray<string> words) => string.Join(", ", words.Select(word => $"`{word}`"));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Quoted(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? ">" : $"> {line}"));

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
