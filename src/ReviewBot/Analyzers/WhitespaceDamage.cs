using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds lines that are the same but for new white-space damage: a tab that became spaces, a blank at the end, a space
/// before a tab.
/// </summary>
/// <param name="options">None.</param>
public sealed class WhitespaceDamage(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(SeriesView series)
    {
        _ = options;
        foreach (var patch in series.Patches)
        {
            if (patch.Purpose.IsRevert || !HasTabs(patch))
                continue;

            foreach (var file in patch.Files)
            {
                foreach (var damage in file.Runs.SelectMany(run => Damaged(file, run)).GroupBy(found => (found.Hunk, found.Kind)))
                {
                    var lines = damage.Select(found => Place.Added(file.Path, found.Line)).ToList();
                    yield return new Remark(patch, lines[0]) { Related = [.. lines[1..]] }
                        .With("damage", damage.Key.Kind)
                        .With("lines", lines.Count == 1 ? "this line" : $"these {lines.Count} lines");
                }
            }
        }
    }

    /// <summary>The damage that the added line of a pair has and the removed one had not; null for none.</summary>
    internal static string? Of(LinePair pair)
    {
        var (old, now) = (pair.Removed.Text, pair.Added.Text);
        if (BecameSpaces(Indent(old), Indent(now)))
            return "gets spaces where there was a tab";

        if (now is [.., ' ' or '\t'] && old is not [.., ' ' or '\t'])
            return "gets a blank at its end";

        return now.Contains(" \t", StringComparison.Ordinal) && !old.Contains(" \t", StringComparison.Ordinal)
            ? "gets a space before a tab"
            : null;
    }

    private static IEnumerable<(int Hunk, string Kind, int Line)> Damaged(FileView file, Run run)
    {
        foreach (var pair in file.Pairs(run))
        {
            if (Of(pair) is { } kind)
                yield return (run.Hunk.BodyLine, kind, pair.Added.NewLine);
        }
    }

    /// <summary>
    /// A patch without any tab was damaged on its way, as a whole; that is another remark, for the mail and not for a
    /// line.
    /// </summary>
    private static bool HasTabs(PatchView patch) =>
        patch.Files.SelectMany(file => file.Hunks).SelectMany(hunk => hunk.Lines)
            .Any(line => line.Kind != LineKind.Removed && line.Text.Contains('\t', StringComparison.Ordinal));

    private static bool BecameSpaces(ReadOnlySpan<char> old, ReadOnlySpan<char> now) =>
        now.Count('\t') < old.Count('\t') && (now is [' ', ..] || now.Contains("        ", StringComparison.Ordinal));

    private static ReadOnlySpan<char> Indent(string line)
    {
        var end = line.AsSpan().IndexOfAnyExcept(' ', '\t');
        return end < 0 ? line : line.AsSpan(0, end);
    }
}
