using System.Collections.Immutable;

namespace ReviewBot.Source.Riders;

/// <summary>The riders of a patch, and whether there is anything that they ride on.</summary>
/// <param name="All">The riders, by file and line. A run belongs to riders of one kind at most.</param>
/// <param name="HasRest">
/// Whether the patch has any other change. Without one, the patch is about what its riders are.
/// </param>
public sealed record PatchRiders(ImmutableArray<Rider> All, bool HasRest)
{
    /// <summary>Changes from which on a file counts as written anew.</summary>
    private const int ManyChanges = 4;

    private static readonly ImmutableArray<Func<FileView, IEnumerable<Rider>>> Detectors =
    [
        WhitespaceRiders.Of,
        BlankLineRiders.Of,
        IncludeOrderRiders.Of,
        MoveRiders.Of,
        SwapRiders.Of,
        LabelRenameRiders.Of,
        IdentifierRenameRiders.Of,
        StyleRiders.Of,
        CommentRiders.Of,
    ];

    /// <summary>Finds the riders of a patch.</summary>
    public static PatchRiders Of(PatchView patch)
    {
        var riders = ImmutableArray.CreateBuilder<Rider>();
        var rest = false;
        foreach (var file in patch.Files)
        {
            var claimed = new Dictionary<int, RiderKind>();
            foreach (var rider in Riders(file))
            {
                if (rider.Runs.Any(run => claimed.TryGetValue(run.Position, out var kind) && kind != rider.Kind))
                    continue;

                riders.Add(rider);
                foreach (var run in rider.Runs)
                    claimed[run.Position] = rider.Kind;
            }

            rest |= claimed.Count < file.Runs.Length || file.Runs.IsEmpty;
        }

        return new PatchRiders(riders.ToImmutable(), rest);
    }

    private static IEnumerable<Rider> Riders(FileView file) =>
        file is { Old: not null, New: not null } ? Detectors.SelectMany(detector => detector(file))
        : BlankLineRiders.Handles(file) ? BlankLineRiders.Of(file) : [];

    /// <summary>
    /// The riders of a kind that neither a neighbouring change explains nor the patch announces.
    /// </summary>
    /// <param name="patch">The patch.</param>
    /// <param name="kind">The kind.</param>
    public static IEnumerable<Rider> Unexplained(PatchView patch, RiderKind kind) =>
        !patch.Riders.HasRest || patch.Purpose.IsRevert
            ? []
            : patch.Riders.All.Where(rider => rider.Kind == kind
                && (rider.IsWorse || (!rider.IsExplained && !patch.Purpose.Announces(kind)))
                && !Announcement.Covers(patch, rider)
                && !(patch.Purpose.IsRework && IsAmidChanges(rider)));

    /// <summary>
    /// Whether a rider stands amid other changes, in its hunk or in a file that changes all over: who writes code anew
    /// may form it anew, there.
    /// </summary>
    private static bool IsAmidChanges(Rider rider) =>
        rider.Runs.IsEmpty
        || rider.File.Runs.Count(run => Explanation.IsReal(rider.File, run)) >= ManyChanges
        || rider.Runs.Any(run => Explanation.Changes(rider.File, run, 0, run.Hunk.Lines.Length, [.. rider.Runs]));
}
