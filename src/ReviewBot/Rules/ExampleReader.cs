using System.Collections.Immutable;

namespace ReviewBot.Rules;

/// <summary>Reads the examples of a rule file.</summary>
internal static class ExampleReader
{
    internal static IEnumerable<RuleExample> Read(RuleYaml examples, string key, Rule rule)
    {
        var read = examples.Maps(key).Select(example => ReadOne(example, key, rule)).ToList();
        return read is [] ? throw examples.Problem(examples.Line, $"'{key}' has at least one example") : read;
    }

    private static RuleExample ReadOne(RuleYaml yaml, string key, Rule rule)
    {
        if (key == "fires")
            yaml.Only("name", "seen", "options", "tree", "history", "patch", "quote", "says");
        else
            yaml.Only("name", "seen", "options", "tree", "history", "patch");

        // one patch, or a list of them: a series
        if (yaml.TextOrTexts("patch") is not [var patch, .. var followed])
            throw yaml.Problem(yaml.LineAt("patch"), yaml.Has("patch") ? "'patch' is empty" : "missing key 'patch'");

        var quotes = yaml.TextOrTexts("quote");
        if (key == "fires" && quotes.IsEmpty)
            throw yaml.Problem(yaml.Line, "missing key 'quote'");

        if (quotes.FirstOrDefault(quote => quote.Length == 0 || !Holds(quote)) is { } odd)
            throw yaml.Problem(yaml.LineAt("quote"), $"the patch has no '{odd}' to quote");

        var history = yaml.Texts("history");
        if (history.FirstOrDefault(line => !IsCommit(line)) is { } other)
            throw yaml.Problem(yaml.LineAt("history"), $"a commit is 40 digits and its title, not '{other}'");

        return new RuleExample
        {
            Name = yaml.Text("name"),
            Patch = patch,
            Followed = followed,
            Quotes = quotes,
            History = history,
            Says = yaml.TextOrNull("says"),
            Options = OptionReader.Values(yaml, rule.Options),
            Tree = Files(yaml),
            Seen = yaml.TextOrNull("seen"),
            Cursor = $"{yaml.Path}:{yaml.Line}",
        };

        static bool IsCommit(string line) =>
            line.Length > 41 && line[40] == ' ' && line.AsSpan(0, 40).IndexOfAnyExceptInRange('0', 'f') < 0;

        bool Holds(string quote) => followed.Prepend(patch).Any(text => text.Contains(quote, StringComparison.Ordinal));
    }

    private static ImmutableDictionary<string, string> Files(RuleYaml yaml)
    {
        if (!yaml.Has("tree"))
            return [];

        var files = yaml.Map("tree");
        return files.Keys.ToImmutableDictionary(path => path, files.Text, StringComparer.Ordinal);
    }
}
