using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>
/// Applies a series patch by patch, in memory, with the result that <c>git am</c> would have: every patch sees what
/// the ones before it did, and one that does not apply leaves nothing behind.
/// </summary>
public static class SeriesApplier
{
    private static readonly Outcome WithoutTree = new Outcome.NotTried("There is no tree to apply it to.");

    /// <summary>
    /// Applies the patches at hand in order. A patch that is missing or does not apply does not stop the rest.
    /// </summary>
    /// <param name="series">The series.</param>
    /// <param name="tree">What to apply it to; <see langword="null"/> to read the diffs alone.</param>
    /// <param name="keep">
    /// Is handed the blobs and trees that the patches make, for those who want to store them.
    /// </param>
    public static AppliedSeries Apply(Series series, ITree? tree, Action<NewObject>? keep = null)
    {
        if (tree is null)
            return new(series, null, [.. series.Patches.Select(patch => Unapplied(patch, WithoutTree))]);

        var overlay = new Overlay(tree, keep);
        var patches = ImmutableArray.CreateBuilder<AppliedPatch>(series.Patches.Length);
        foreach (var patch in series.Patches)
            patches.Add(Apply(patch, overlay));

        return new(series, tree, patches.MoveToImmutable());
    }

    /// <summary>Whether every patch of a series applies to a tree, exactly.</summary>
    internal static bool Takes(Series series, ITree tree)
    {
        var overlay = new Overlay(tree);
        foreach (var patch in series.Patches)
        {
            var trial = PatchTrial.Run(patch, overlay, reverse: false, new Effort());
            if (trial.Rejection is not null)
                return false;

            overlay.Lay(trial.Results);
        }

        return true;
    }

    private static AppliedPatch Apply(Patch patch, Overlay overlay)
    {
        var effort = new Effort();
        var forward = PatchTrial.Run(patch, overlay, reverse: false, effort);
        if (forward is { Rejection: null } and { Files: var files, Results: var results })
            return new(patch, new Outcome.Applied(overlay.Lay(results)), files);

        if (effort.IsExhausted)
            return Unapplied(patch, forward.Rejection!);

        var merge = forward.IsRefused ? null : ThreeWay.Of(patch, overlay, effort);
        if (merge is { Trouble: null, Results.Count: 0 })
            return new(patch, new Outcome.AlreadyApplied(), merge.Files);
        if (merge is { Trouble: null })
            return new(patch, new Outcome.Applied(overlay.Lay(merge.Results)) { IsMerged = true }, merge.Files);

        return PatchTrial.Run(patch, overlay, reverse: true, effort) is { Rejection: null } backward
            ? new(patch, new Outcome.AlreadyApplied(), backward.Files)
            : Rejection.Of(patch, overlay, forward.Rejection! with { Merge = merge?.Trouble }, effort);
    }

    private static AppliedPatch Unapplied(Patch patch, Outcome outcome) =>
        new(patch, outcome, [.. patch.Files.Select(HunkImages.Of)]);
}
