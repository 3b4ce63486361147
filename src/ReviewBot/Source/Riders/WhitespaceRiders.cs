namespace ReviewBot.Source.Riders;

/// <summary>
/// Lines that were replaced by lines with the same tokens: whole runs, and lines within runs that do more.
/// </summary>
internal static class WhitespaceRiders
{
    public static IEnumerable<Rider> Of(FileView file)
    {
        foreach (var run in file.Runs)
        {
            if (file.KeepsTokens(run))
            {
                yield return new Rider(
                    RiderKind.Whitespace, file, [run])
                { IsExplained = Explanation.Covers(file, run) };
                continue;
            }

            foreach (var pair in Head(file, run))
            {
                var line = new Run(
                    run.Hunk, run.First, run.End, [pair.Removed], [pair.Added])
                { Position = run.Position };
                if (!Explanation.Covers(file, line))
                    yield return new Rider(RiderKind.Whitespace, file, []) { Lines = [pair.Added.NewLine] };
            }
        }
    }

    /// <summary>
    /// The lines at the head of a run that does more, as long as each is the same but for its indentation: they go on
    /// with the unchanged line above, so what comes below them cannot be their reason.
    /// </summary>
    private static IEnumerable<LinePair> Head(FileView file, Run run) =>
        LinePair.Of(file, run)
            .TakeWhile((pair, i) => i < run.Removed.Length && i < run.Added.Length
                && pair.Removed == run.Removed[i] && pair.Added == run.Added[i])
            .TakeWhile(pair => IsOtherIndent(pair) && IsContinuation(file, pair));

    /// <summary>
    /// Within a run that does more, columns follow their neighbours, and comments what they stand beside: only the
    /// indentation of code is looked at.
    /// </summary>
    private static bool IsOtherIndent(LinePair pair) =>
        pair.Removed.Text != pair.Added.Text
        && pair.Removed.Text.Trim() == pair.Added.Text.Trim()
        && pair.Added.Text.TrimStart() is { Length: > 1 } text
        && !text.StartsWith('*') && !text.StartsWith("/*", StringComparison.Ordinal);

    /// <summary>
    /// Arguments between parentheses: other lines move with the block that the run changes around them.
    /// </summary>
    private static bool IsContinuation(FileView file, LinePair pair) =>
        file.New!.At(pair.Added.NewLine) is { } fragment
        && fragment.Range(pair.Added.NewLine, pair.Added.NewLine) is var (first, end)
        && first < end
        && fragment.Nesting.Parens[first] > 0;
}
