using System.Collections.Immutable;

namespace ReviewBot.Source.Riders;

/// <summary>
/// Braces around a single statement, added or removed, and comparisons with NULL written in another way.
/// </summary>
internal static class StyleRiders
{
    public static IEnumerable<Rider> Of(FileView file)
    {
        foreach (var run in file.Runs.Where(run => IsOtherComparison(file, run)))
        {
            yield return new Rider(RiderKind.Style, file, [run])
            {
                IsExplained = Explanation.Changes(file, run, run.First - 1, run.End + 1),
            };
        }

        foreach (var (source, isAdded) in ((CSource, bool)[])[(file.New!, true), (file.Old!, false)])
        {
            foreach (var runs in Braces(file, source, isAdded))
            {
                yield return new Rider(RiderKind.Style, file, runs)
                {
                    IsExplained = runs.Any(
                        run => Explanation.Changes(file, run, run.First - 1, run.End + 1, [.. runs])),
                };
            }
        }
    }

    /// <summary>
    /// Pairs of braces that stand in one image only, around code that both have: one run differs by <c>{</c> alone and
    /// a later one by <c>}</c> alone, and nothing between them changes.
    /// </summary>
    private static IEnumerable<ImmutableArray<Run>> Braces(FileView file, CSource source, bool isAdded)
    {
        for (var i = 0; i + 1 < file.Runs.Length; i++)
        {
            var (open, close) = (file.Runs[i], file.Runs[i + 1]);
            if (Extra(file, open, isAdded) is not ["{"] || Extra(file, close, isAdded) is not ["}"])
                continue;

            var first = (isAdded ? open.Added : open.Removed)
                .Select(line => isAdded ? line.NewLine : line.OldLine)
                .FirstOrDefault();
            var last = (isAdded ? close.Added : close.Removed)
                .Select(line => isAdded ? line.NewLine : line.OldLine)
                .FirstOrDefault();
            if (source.At(first) is { } fragment && last <= fragment.LastLine && EnclosesOneStatement(fragment, first, last))
                yield return [open, close];
        }
    }

    /// <summary>
    /// The tokens that only one side of a run has, when the rest is the same; null when the sides differ in more.
    /// </summary>
    private static string[]? Extra(FileView file, Run run, bool added)
    {
        var tokens = file.Tokens(run);
        var (longer, shorter) = added ? (tokens.New, tokens.Old) : (tokens.Old, tokens.New);
        if (longer.Length != shorter.Length + 1)
            return null;

        var at = 0;
        while (at < shorter.Length && longer[at].Text == shorter[at].Text)
            at++;

        return Texts(longer[(at + 1)..]).SequenceEqual(Texts(shorter[at..])) ? [longer[at].Text] : null;
    }

    private static bool EnclosesOneStatement(CFragment fragment, int first, int last)
    {
        var (from, to) = fragment.Range(first, last);
        var open = Enumerable.Range(from, to - from).LastOrDefault(i => fragment.Tokens[i].Line == first
            && fragment.Is(i, "{"), -1);
        var close = Enumerable.Range(from, to - from).FirstOrDefault(i => fragment.Tokens[i].Line == last
            && fragment.Is(i, "}"), -1);
        if (open < 0 || close < 0 || fragment.Nesting.Braces[open] != fragment.Nesting.Braces[close])
            return false;

        var depth = fragment.Nesting.Braces[open] + 1;
        var statements = 0;
        for (var i = open + 1; i < close; i++)
        {
            if (fragment.Nesting.Braces[i] < depth || (fragment.Nesting.Braces[i] == depth && fragment.Is(i, "{")))
                return false;

            statements += fragment.Is(i, ";") && fragment.Nesting.Parens[i] == 0 ? 1 : 0;
        }

        return statements == 1;
    }

    private static bool IsOtherComparison(FileView file, Run run)
    {
        if (run.Removed.Length == 0 || run.Removed.Length != run.Added.Length || file.KeepsTokens(run))
            return false;

        var tokens = file.Tokens(run);
        return tokens.Old.Concat(tokens.New).Any(token => token.Text == "NULL")
            && NullComparison.Normalize(Texts(tokens.Old)).SequenceEqual(NullComparison.Normalize(Texts(tokens.New)));
    }

    private static IEnumerable<string> Texts(ImmutableArray<TokenText> tokens) => tokens.Select(token => token.Text);
}
