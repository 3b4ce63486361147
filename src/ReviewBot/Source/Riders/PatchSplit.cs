using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Source.Riders;

/// <summary>A patch whose proved riders can be cut off.</summary>
/// <param name="Patch">The patch.</param>
/// <param name="Riders">The riders that nothing explains and that are whole runs.</param>
public sealed record PatchSplit(PatchView Patch, ImmutableArray<Rider> Riders)
{
    /// <summary>Looks for riders to cut off; null when there are none, or nothing else.</summary>
    public static PatchSplit? Of(PatchView patch)
    {
        ImmutableArray<Rider> riders =
        [
            .. Enum.GetValues<RiderKind>()
                .SelectMany(kind => PatchRiders.Unexplained(patch, kind))
                .Where(rider => !rider.Runs.IsEmpty),
        ];
        return riders.IsEmpty ? null : new PatchSplit(patch, riders);
    }

    /// <summary>The diff of one side, raw; files that the riders do not touch are as in the mail.</summary>
    public string Diff(SplitSide side)
    {
        var mine = Riders.GroupBy(rider => rider.File).ToDictionary(group => group.Key, group => Lines(group));
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

            // the header numbers, not those at which the hunks sit: the mail is applied to the same tree again
            var sent = file.Applied.Change.Hunks;
            var numbers = file.Hunks.Select((hunk, at) => (hunk, at))
                .ToDictionary(pair => pair.hunk.BodyLine, pair => pair.at);
            var hunks = HunkSplitter.Cut(sent, (hunk, line) => lines.Contains((numbers[hunk.BodyLine], line)), side);
            if (!hunks.IsEmpty)
                diff.Append(DiffText.Write(file.Applied.Change, hunks, keepsMode: side != SplitSide.Rest));
        }

        return diff.ToString();
    }

    /// <summary>The lines of the riders, by the number of the hunk in the file and the index in the hunk.</summary>
    private static HashSet<(int Hunk, int Line)> Lines(IEnumerable<Rider> riders)
    {
        var lines = new HashSet<(int, int)>();
        foreach (var (file, run) in riders.SelectMany(rider => rider.Runs.Select(run => (rider.File, run))))
        {
            var hunk = file.Hunks.IndexOf(run.Hunk);
            for (var i = run.First; i < run.End; i++)
                lines.Add((hunk, i));
        }

        return lines;
    }
}
