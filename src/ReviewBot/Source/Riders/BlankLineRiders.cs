namespace ReviewBot.Source.Riders;

/// <summary>Runs that only add or only remove blank lines.</summary>
internal static class BlankLineRiders
{
    public static IEnumerable<Rider> Of(FileView file) =>
        file.Runs.Where(IsBlank)
            .Select(run => new Rider(RiderKind.BlankLines, file, [run])
            {
                // a change in the same hunk is near enough: who works there also sets paragraphs
                IsExplained = Explanation.Changes(file, run, 0, run.Hunk.Lines.Length),
            });

    internal static bool IsBlank(Run run) =>
        (run.Removed.IsEmpty || run.Added.IsEmpty)
        && run.Removed.Concat(run.Added).All(line => string.IsNullOrWhiteSpace(line.Text));
}
