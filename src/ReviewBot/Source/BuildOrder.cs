using ReviewBot.Patches;

namespace ReviewBot.Source;

/// <summary>
/// From which patch on a file is built: a driver is often added file by file, and the line of the Makefile that builds
/// it comes last.
/// </summary>
public static class BuildOrder
{
    /// <summary>Whether a file is surely compiled when patch number <paramref name="position"/> is the last one applied.</summary>
    public static bool IsBuilt(SeriesView series, string path, int position)
    {
        var born = series.Patches.FirstOrDefault(patch => patch.Files.Any(file =>
            file.Path == path && file.Applied.Change.Kind is ChangeKind.Added or ChangeKind.Renamed or ChangeKind.Copied));
        if (born is null)
            return true;

        var slash = path.LastIndexOf('/');
        var folder = slash < 0 ? "" : path[..slash];
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        var lines = Added(series, $"{folder}/Makefile", $"{folder}/Kbuild").ToList();
        var built = lines.FirstOrDefault(line => line.Text.Contains($"{name}.o", StringComparison.Ordinal));
        if (built.Text is null || built.Position > position)
            return false;

        // a folder that is new must be entered, too, and what switches it on must exist
        var parent = folder.LastIndexOf('/') is >= 0 and var up ? folder[..up] : "";
        var entered = Added(series, $"{parent}/Makefile", $"{parent}/Kbuild")
            .FirstOrDefault(line => line.Text.Contains($"{folder[(parent.Length + 1)..]}/", StringComparison.Ordinal));
        return (entered.Text is null || entered.Position <= position)
            && lines.Where(line => line.Text.Contains("CONFIG_", StringComparison.Ordinal))
                .All(line => !IsConfiguredLater(series, line.Text, position));
    }

    private static bool IsConfiguredLater(SeriesView series, string line, int position)
    {
        var at = line.IndexOf("CONFIG_", StringComparison.Ordinal) + "CONFIG_".Length;
        var end = at;
        while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] == '_'))
            end++;

        var config = $"config {line[at..end]}";
        return series.Patches.Skip(position + 1)
            .SelectMany(patch => patch.Files)
            .SelectMany(file => file.Runs)
            .SelectMany(run => run.Added)
            .Any(added => added.Text.Trim() == config);
    }

    private static IEnumerable<(int Position, string Text)> Added(SeriesView series, params string[] paths) =>
        from patch in series.Patches
        from file in patch.Files
        where paths.Contains(file.Path)
        from run in file.Runs
        from line in run.Added
        select (patch.Position, line.Text);
}
