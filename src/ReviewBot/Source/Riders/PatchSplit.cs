using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Source.Riders;

/// <summary>A patch whose proved riders can be cut off.</summary>
/// <param name="Patch">The patch.</param>
/// <param name="Riders">The riders that nothing explains: whole runs, or lines of their own within runs.</param>
public sealed record PatchSplit(PatchView Patch, ImmutableArray<Rider> Riders)
{
    /// <summary>Looks for riders to cut off; null when there are none, or nothing else.</summary>
    public static PatchSplit? Of(PatchView patch)
    {
        if (!patch.Riders.HasRest)
            return null;

        ImmutableArray<Rider> riders =
        [
            .. Enum.GetValues<RiderKind>()
                .SelectMany(kind => PatchRiders.Unexplained(patch, kind))
                .Where(rider => rider.OwnLines.Any()),
        ];
        var cut = BodyLines(riders);
        riders =
        [
            .. riders,
            .. Damage.In(patch)
                .Where(found => !cut.Contains(found.Pair.Added.BodyLine))
                .Select(found => new Rider(RiderKind.Whitespace, found.File, []) { Parts = found.Pair.Lines }),
        ];
        return riders.IsEmpty ? null : new PatchSplit(patch, riders);
    }

    /// <summary>The diff of one side, raw; files that the riders do not touch are as in the mail.</summary>
    public string Diff(SplitSide side)
    {
        var mine = Riders.GroupBy(rider => rider.File).ToDictionary(group => group.Key, BodyLines);
        var diff = new System.Text.StringBuilder();
        for (var i = 0; i < Patch.Files.Length; i++)
        {
            var file = Patch.Files[i];
            if (!mine.TryGetValue(file, out var lines))
            {
                if (side == SplitSide.Rest)
                    diff.Append(DiffText.AsSent(Patch.Patch, i));

                continue;
            }

            var runs = file.Runs.ToLookup(run => run.Hunk.BodyLine);

            // the header numbers, not those at which the hunks sit: the mail is applied to the same tree again
            var hunks = HunkSplitter.Cut(
                [.. file.Applied.Change.Hunks.Select(hunk => Aligned(file, hunk, runs[hunk.BodyLine], lines))],
                line => lines.Contains(line.BodyLine),
                side);
            if (!hunks.IsEmpty)
                diff.Append(DiffText.Write(file.Applied.Change, hunks, keepsMode: side != SplitSide.Rest));
        }

        return diff.ToString();
    }

    /// <summary>
    /// The same hunk, with each pair to cut out of a run side by side, where the lines before it, removed and added,
    /// end: so it is replaced in its place, and not behind all that its run removes.
    /// </summary>
    private static Hunk Aligned(FileView file, Hunk hunk, IEnumerable<Run> runs, HashSet<int> cut)
    {
        var lines = ImmutableArray.CreateBuilder<DiffLine>(hunk.Lines.Length);
        foreach (var run in runs)
        {
            if (run.Removed.Concat(run.Added).All(line => cut.Contains(line.BodyLine)))
                continue;

            lines.AddRange(hunk.Lines.AsSpan()[lines.Count..run.First]);
            var (removed, added) = (new Queue<DiffLine>(), new Queue<DiffLine>());
            foreach (var line in hunk.Lines.AsSpan()[run.First..run.End])
                (line.Kind == LineKind.Removed ? removed : added).Enqueue(line);

            foreach (var pair in file.Pairs(run).Where(pair => pair.Lines.All(line => cut.Contains(line.BodyLine))))
            {
                MoveUpTo(pair.Removed, removed, lines);
                MoveUpTo(pair.Added, added, lines);
                lines.Add(removed.Dequeue());
                lines.Add(added.Dequeue());
            }

            lines.AddRange(removed);
            lines.AddRange(added);
        }

        lines.AddRange(hunk.Lines.AsSpan()[lines.Count..]);
        return hunk with { Lines = lines.MoveToImmutable() };
    }

    private static void MoveUpTo(DiffLine end, Queue<DiffLine> from, ImmutableArray<DiffLine>.Builder to)
    {
        while (from.Peek().BodyLine != end.BodyLine)
            to.Add(from.Dequeue());
    }

    /// <summary>The lines of riders, by their place in the mail.</summary>
    private static HashSet<int> BodyLines(IEnumerable<Rider> riders) =>
        [.. riders.SelectMany(rider => rider.OwnLines).Select(line => line.BodyLine)];
}
