using ReviewBot.Patches;

namespace ReviewBot.Source.Riders;

/// <summary>Runs that only add or only remove blank lines.</summary>
internal static class BlankLineRiders
{
    /// <summary>Lines within which a change explains a blank line, whatever they belong to.</summary>
    private const int Beside = 4;

    public static IEnumerable<Rider> Of(FileView file)
    {
        var after = NextReal(file);
        Run? before = null;
        foreach (var run in file.Runs)
        {
            if (IsBlank(run))
            {
                yield return new Rider(RiderKind.BlankLines, file, [run])
                {
                    IsExplained = Explains(file, run, before) || Explains(file, run, after[run.Position]),
                };
            }
            else if (Explanation.IsReal(file, run))
            {
                before = run;
            }
        }
    }

    /// <summary>Whether blank lines do no more than part what a file holds: C, and what tells how to build it.</summary>
    internal static bool Handles(FileView file) =>
        file.Old is null == file.New is null
        && (file.New is not null || IsBuildFile(file.Path.AsSpan(file.Path.LastIndexOf('/') + 1)));

    private static bool IsBuildFile(ReadOnlySpan<char> name) =>
        name is "Makefile" or "Kbuild" || name.StartsWith("Kconfig", StringComparison.Ordinal);

    internal static bool IsBlank(Run run) =>
        (run.Removed.IsEmpty || run.Added.IsEmpty)
        && run.Removed.Concat(run.Added).All(line => string.IsNullOrWhiteSpace(line.Text));

    /// <summary>For each run of a file, the first one behind it that changes more than white space.</summary>
    private static Run?[] NextReal(FileView file)
    {
        var next = new Run?[file.Runs.Length];
        for (var i = file.Runs.Length - 2; i >= 0; i--)
            next[i] = Explanation.IsReal(file, file.Runs[i + 1]) ? file.Runs[i + 1] : next[i + 1];

        return next;
    }

    /// <summary>
    /// Whether a change of the hunk is near enough: in the same function, for who works there also sets paragraphs, or
    /// a few lines away. Where a function ends, the lines of a hunk alone do not tell.
    /// </summary>
    private static bool Explains(FileView file, Run blank, Run? change)
    {
        if (change is null || !ReferenceEquals(change.Hunk, blank.Hunk))
            return false;

        var line = Line(blank, blank.First);
        if (change.First - blank.End < Beside && blank.First - change.End < Beside)
            return true;

        return !EndsBetween(file, blank, change)
            && (file.New is not { IsWhole: true } source
                || source.At(line)?.ItemAt(line) is not CFunction function
                || (Line(change, change.First) <= function.LastLine
                    && function.FirstLine <= Line(change, change.End - 1)));
    }

    /// <summary>
    /// Whether a function or an initializer ends between two runs: kernel code closes in the first column what is at
    /// the top level, and nothing else.
    /// </summary>
    private static bool EndsBetween(FileView file, Run one, Run other) =>
        file.New is not null
        && one.Hunk.Lines.AsSpan()[Math.Min(one.End, other.End)..Math.Max(one.First, other.First)].ToArray()
            .Any(line => line is { Kind: LineKind.Context, Text: ['}', ..] });

    private static int Line(Run run, int index) => run.Hunk.Lines[index].NewLine;
}
