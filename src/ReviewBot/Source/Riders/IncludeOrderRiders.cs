using System.Collections.Immutable;

namespace ReviewBot.Source.Riders;

/// <summary>
/// <c>#include</c> lines that are there before and after, in another order, with nothing but includes, blank lines and
/// comments among them. Headers that come or go beside them change nothing about their order.
/// </summary>
internal static class IncludeOrderRiders
{
    public static IEnumerable<Rider> Of(FileView file) => Blocks(file).Select(runs => Read(file, runs)).OfType<Rider>();

    /// <summary>Runs of includes with nothing but includes between them.</summary>
    private static IEnumerable<ImmutableArray<Run>> Blocks(FileView file)
    {
        var block = ImmutableArray.CreateBuilder<Run>();
        foreach (var run in file.Runs.Where(run => run.Removed.Concat(run.Added).Any(IsInclude)))
        {
            if (block.Count > 0 && !IsBlock(file.New!, NewRange(block[^1]).End, NewRange(run).First))
                yield return block.DrainToImmutable();

            if (IsBlock(file.Old!, OldRange(run)) && IsBlock(file.New!, NewRange(run)))
                block.Add(run);
            else if (block.Count > 0)
                yield return block.DrainToImmutable();
        }

        if (block.Count > 0)
            yield return block.ToImmutable();
    }

    private static Rider? Read(FileView file, ImmutableArray<Run> runs)
    {
        var old = Names(file.Old!, OldRange(runs[0]).First, OldRange(runs[^1]).End);
        var now = Names(file.New!, NewRange(runs[0]).First, NewRange(runs[^1]).End);
        var before = old.Select(include => include.Name).ToHashSet(StringComparer.Ordinal);
        var after = now.Select(include => include.Name).ToHashSet(StringComparer.Ordinal);
        if (before.Count < old.Count
            || after.Count < now.Count
            || old.Select(include => include.Name).Where(after.Contains)
                .SequenceEqual(now.Select(include => include.Name).Where(before.Contains)))
            return null;

        if (before.SetEquals(after))
            return new Rider(RiderKind.IncludeOrder, file, runs);

        var staying = old.Where(include => after.Contains(include.Name)).Select(include => include.Line).ToHashSet();
        var again = now.Where(include => before.Contains(include.Name)).Select(include => include.Line).ToHashSet();
        var removed = runs.SelectMany(run => run.Removed).Where(line => staying.Contains(line.OldLine)).ToList();
        var added = runs.SelectMany(run => run.Added).Where(line => again.Contains(line.NewLine)).ToList();
        return new Rider(RiderKind.IncludeOrder, file, [])
        {
            Lines = [.. added.Select(line => line.NewLine)],
            Parts = [.. removed, .. added],

            // who adds one where it belongs may have to make that place first
            IsExplained = IsSorted(now.Select(include => include.Name)),
        };
    }

    /// <summary>
    /// Whether the headers in angle brackets are sorted, and so are those in quotes, by all chars or by letters and
    /// digits.
    /// </summary>
    private static bool IsSorted(IEnumerable<string> names) =>
        names.GroupBy(name => name.Contains('<', StringComparison.Ordinal))
            .All(group => IsSorted(group, _ => true) || IsSorted(group, char.IsAsciiLetterOrDigit));

    private static bool IsSorted(IEnumerable<string> names, Func<char, bool> counts)
    {
        var keys = names.Select(name => string.Concat(name.Where(counts).Select(char.ToLowerInvariant))).ToList();
        return keys.Order(StringComparer.Ordinal).SequenceEqual(keys);
    }

    private static (int First, int End) OldRange(Run run)
    {
        var first = run.Hunk.Lines[run.First].OldLine;
        return (first, first + run.Removed.Length);
    }

    private static (int First, int End) NewRange(Run run)
    {
        var first = run.Hunk.Lines[run.First].NewLine;
        return (first, first + run.Added.Length);
    }

    private static bool IsBlock(CSource source, (int First, int End) range) => IsBlock(source, range.First, range.End);

    /// <summary>Whether lines hold includes, comments and nothing else, as far as they are at hand.</summary>
    private static bool IsBlock(CSource source, int first, int end)
    {
        for (var line = first; line < end; line++)
        {
            if (source.At(line) is not { } fragment)
                return false;

            var (from, to) = fragment.Range(line, line);
            for (var i = from; i < to; i++)
            {
                if (fragment.Tokens[i].Kind != TokenKind.Comment && !IsInclude(fragment, from))
                    return false;
            }
        }

        return true;
    }

    private static List<(string Name, int Line)> Names(CSource source, int first, int end)
    {
        var names = new List<(string, int)>();
        for (var line = first; line < end; line++)
        {
            if (source.At(line) is { } fragment
                && fragment.Range(line, line) is var (from, to)
                && from < to
                && IsInclude(fragment, from))
            {
                var tokens = Enumerable.Range(from, to - from).Where(i => fragment.Tokens[i].Kind != TokenKind.Comment);
                names.Add((string.Concat(tokens.Select(i => fragment.Text(i).ToString())), line));
            }
        }

        return names;
    }

    private static bool IsInclude(CFragment fragment, int token) =>
        fragment.Is(token, "#") && fragment.Tokens[token].InDirective && fragment.Is(token + 1, "include");

    private static bool IsInclude(Patches.DiffLine line) =>
        line.Text.AsSpan().TrimStart() is ['#', .. var directive]
        && directive.TrimStart().StartsWith("include", StringComparison.Ordinal);
}
