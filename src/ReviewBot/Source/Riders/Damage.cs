using ReviewBot.Patches;

namespace ReviewBot.Source.Riders;

/// <summary>New white-space damage on lines that stay: a tab that became spaces, a blank at the end.</summary>
public static class Damage
{
    /// <summary>The damage that the added line of a pair has and the removed one had not; null for none.</summary>
    public static string? Of(LinePair pair)
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

    /// <summary>
    /// The damaged lines of a patch, by file and line; none in a revert, and none in a patch without any tab: that one
    /// was damaged on its way, as a whole, which is another remark, for the mail and not for a line.
    /// </summary>
    public static IEnumerable<(FileView File, Run Run, LinePair Pair)> In(PatchView patch) =>
        patch.Purpose.IsRevert || !HasTabs(patch)
            ? []
            : from file in patch.Files
              from run in file.Runs
              from pair in file.Pairs(run)
              where Of(pair) is not null
              select (file, run, pair);

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
