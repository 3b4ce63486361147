using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Source.Riders;

/// <summary>
/// Cuts the hunks of a file in two without comparing files again: what one side does not change is context there, as it
/// stands in the image that the side begins with.
/// </summary>
internal static class HunkSplitter
{
    /// <summary>The hunks of one side; those in which it changes nothing are left out.</summary>
    /// <param name="hunks">The hunks of the file.</param>
    /// <param name="isRider">Whether a line belongs to a rider.</param>
    /// <param name="side">The side.</param>
    public static ImmutableArray<Hunk> Cut(ImmutableArray<Hunk> hunks, Func<DiffLine, bool> isRider, SplitSide side)
    {
        var result = ImmutableArray.CreateBuilder<Hunk>();
        var (riders, rest) = (0, 0); // lines that each side has added so far, less those it removed
        foreach (var hunk in hunks)
        {
            var lines = Lines(hunk, isRider, side);
            var first = side switch
            {
                SplitSide.Riders => hunk.OldStart,
                SplitSide.Rest => hunk.OldStart + riders,
                _ => hunk.NewStart,
            };
            var shift = side switch { SplitSide.Riders => riders, SplitSide.Rest => rest, _ => -riders };
            if (lines.Any(line => line.Kind != LineKind.Context))
                result.Add(Number(hunk, lines, first, first + shift));

            foreach (var line in hunk.Lines)
            {
                var delta = line.Kind switch { LineKind.Added => 1, LineKind.Removed => -1, _ => 0 };
                if (isRider(line))
                    riders += delta;
                else
                    rest += delta;
            }
        }

        return result.ToImmutable();
    }

    private static ImmutableArray<DiffLine> Lines(Hunk hunk, Func<DiffLine, bool> isRider, SplitSide side)
    {
        var lines = ImmutableArray.CreateBuilder<DiffLine>();
        var undone = new List<DiffLine>();
        foreach (var line in hunk.Lines)
        {
            var mine = isRider(line) == side is not SplitSide.Rest;
            if (line.Kind != LineKind.Removed || !mine || side != SplitSide.Undo)
                Flush(line.Kind == LineKind.Added && mine);

            switch (line.Kind)
            {
                case LineKind.Context:
                    lines.Add(line);
                    break;

                case LineKind.Removed when mine && side == SplitSide.Undo:
                    undone.Add(line with { Kind = LineKind.Added });
                    break;

                case LineKind.Added when mine && side == SplitSide.Undo:
                    lines.Add(line with { Kind = LineKind.Removed });
                    break;

                case LineKind.Removed or LineKind.Added when mine:
                    lines.Add(line);
                    break;

                // the riders are cut from the pre-image, where only removed lines are; the others stand on their result
                case LineKind.Removed when side == SplitSide.Riders:
                case LineKind.Added when side != SplitSide.Riders:
                    lines.Add(line with { Kind = LineKind.Context });
                    break;
            }
        }

        Flush(keep: false);
        return lines.ToImmutable();

        // lines that come back go behind those that leave
        void Flush(bool keep)
        {
            if (keep)
                return;

            lines.AddRange(undone);
            undone.Clear();
        }
    }

    private static Hunk Number(Hunk hunk, ImmutableArray<DiffLine> lines, int oldStart, int newStart)
    {
        var oldCount = lines.Count(line => line.Kind != LineKind.Added);
        var newCount = lines.Count(line => line.Kind != LineKind.Removed);

        // a range without lines is named by the line before it
        return hunk with
        {
            OldStart = hunk.OldCount > 0 && oldCount == 0 ? oldStart - 1 : oldStart,
            OldCount = oldCount,
            NewStart = hunk.NewCount > 0 && newCount == 0 ? newStart - 1 : newStart,
            NewCount = newCount,
            Lines = lines,
        };
    }
}
