namespace ReviewBot.Source.Riders;

/// <summary>Lines that were replaced by lines with the same tokens: whole runs, and lines within runs that do more.</summary>
internal static class WhitespaceRiders
{
    public static IEnumerable<Rider> Of(FileView file)
    {
        foreach (var run in file.Runs)
        {
            if (file.KeepsTokens(run))
            {
                yield return new Rider(RiderKind.Whitespace, file, [run]) { IsExplained = Explanation.Covers(file, run) };
                continue;
            }

            foreach (var pair in LinePair.Of(file, run))
            {
                if (IsOtherIndent(pair) && !Explanation.Covers(file, new Run(run.Hunk, run.First, run.End, [pair.Removed], [pair.Added]) { Position = run.Position }))
                    yield return new Rider(RiderKind.Whitespace, file, []) { Lines = [pair.Added.NewLine] };
            }
        }
    }

    /// <summary>
    /// Within a run that does more, columns follow their neighbours, and comments what they stand beside: only the
    /// indentation of code is looked at.
    /// </summary>
    private static bool IsOtherIndent(LinePair pair) =>
        pair.Removed.Text != pair.Added.Text
        && pair.Removed.Text.Trim() == pair.Added.Text.Trim()
        && pair.Added.Text.TrimStart() is { Length: > 1 } text
        && !text.StartsWith('*') && !text.StartsWith("/*", StringComparison.Ordinal);
}
