namespace ReviewBot.Source.Riders;

/// <summary>Runs whose removed and added lines have the same tokens.</summary>
internal static class WhitespaceRiders
{
    public static IEnumerable<Rider> Of(FileView file) =>
        file.Runs.Where(file.KeepsTokens)
            .Select(run => new Rider(RiderKind.Whitespace, file, [run]) { IsExplained = Explanation.Covers(file, run) });
}
