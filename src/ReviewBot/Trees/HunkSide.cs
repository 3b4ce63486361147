using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>A hunk in the direction in which it is applied: the lines to find and the lines to put there.</summary>
internal sealed class HunkSide
{
    private HunkSide(FileLine[] before, FileLine[] after, int line, bool atStart, bool atEnd)
    {
        Before = before;
        After = after;
        ExpectedLine = line;
        AtStart = atStart;
        AtEnd = atEnd;
    }

    /// <summary>The lines that must be in the file.</summary>
    public FileLine[] Before { get; }

    /// <summary>The lines that take their place.</summary>
    public FileLine[] After { get; }

    /// <summary>Where the header says they are, once the hunks before are applied; from zero.</summary>
    public int ExpectedLine { get; }

    /// <summary>Whether the hunk only fits at the start of the file.</summary>
    public bool AtStart { get; }

    /// <summary>Whether the hunk only fits at the end of the file: it has no context below its changes.</summary>
    public bool AtEnd { get; }

    /// <summary>The hunk as git apply takes it, or as <c>git apply --reverse</c> does.</summary>
    public static HunkSide Of(Hunk hunk, bool reverse)
    {
        var (from, gone, come) = reverse
            ? (hunk.NewStart, LineKind.Added, LineKind.Removed)
            : (hunk.OldStart, LineKind.Removed, LineKind.Added);
        var expected = reverse ? hunk.OldStart : hunk.NewStart;

        return new(
            Lines(hunk, come),
            Lines(hunk, gone),
            expected > 0 ? expected - 1 : 0,
            atStart: from <= 1,
            atEnd: hunk.Lines is not [.., { Kind: LineKind.Context }]);
    }

    private static FileLine[] Lines(Hunk hunk, LineKind without)
    {
        var count = 0;
        foreach (var line in hunk.Lines)
            count += line.Kind == without ? 0 : 1;

        var lines = new FileLine[count];
        var next = 0;
        foreach (var line in hunk.Lines)
        {
            if (line.Kind != without)
                lines[next++] = FileLine.Of(line);
        }

        return lines;
    }
}
