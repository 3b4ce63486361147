namespace ReviewBot.Source.Riders;

/// <summary>Runs that only add or only remove blank lines.</summary>
internal static class BlankLineRiders
{
    /// <summary>Lines within which a change explains a blank line: it sets new code apart, or closes the gap of removed code.</summary>
    private const int Beside = 3;

    public static IEnumerable<Rider> Of(FileView file) =>
        file.Runs.Where(IsBlank)
            .Select(run => new Rider(RiderKind.BlankLines, file, [run])
            {
                IsExplained = Explanation.Changes(file, run, run.First - Beside, run.End + Beside),
            });

    internal static bool IsBlank(Run run) =>
        (run.Removed.IsEmpty || run.Added.IsEmpty)
        && run.Removed.Concat(run.Added).All(line => string.IsNullOrWhiteSpace(line.Text));
}
