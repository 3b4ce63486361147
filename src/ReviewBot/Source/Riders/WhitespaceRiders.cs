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
                var worse = file.Pairs(run).Any(pair => Alignment.GetsWorse(file, pair));
                yield return new Rider(RiderKind.Whitespace, file, [run])
                {
                    IsExplained = Explanation.Covers(file, run),
                    IsWorse = worse,
                };
                continue;
            }

            if (file.Pairs(run).IsEmpty)
                continue;

            var unexplained = Head(file, run).Where(pair => !IsExplained(file, run, pair)).ToList();
            foreach (var pair in unexplained)
                yield return OneLine(file, pair);

            foreach (var pair in file.Pairs(run).Where(pair => Alignment.GetsWorse(file, pair)).Except(unexplained))
                yield return OneLine(file, pair) with { IsExplained = true };
        }
    }

    private static bool IsExplained(FileView file, Run run, LinePair pair) =>
        Explanation.Covers(file, run with { Removed = [pair.Removed], Added = [pair.Added] });

    /// <summary>A line within a run that does more.</summary>
    private static Rider OneLine(FileView file, LinePair pair) =>
        new(RiderKind.Whitespace, file, [])
        {
            Lines = [pair.Added.NewLine],
            Parts = pair.Lines,
            IsWorse = Alignment.GetsWorse(file, pair),
        };

    /// <summary>
    /// The lines at the head of a run that does more, as long as each is the same but for its indentation: they go on
    /// with the unchanged line above, so what comes below them cannot be their reason.
    /// </summary>
    private static IEnumerable<LinePair> Head(FileView file, Run run) =>
        file.Pairs(run)
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
