using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>What can still be said about a patch that does not apply, and the best images of its files.</summary>
internal static class Rejection
{
    /// <summary>
    /// The patch with its rejection: a file whose change would apply is shown as it is in the tree; another one as its
    /// author had it, where the repository has that; else as far as the hunks show it.
    /// </summary>
    /// <param name="patch">The patch.</param>
    /// <param name="overlay">The tree it does not apply to.</param>
    /// <param name="rejected">Why it does not.</param>
    /// <param name="effort">What looking for more has cost so far.</param>
    public static AppliedPatch Of(Patch patch, Overlay overlay, Outcome.Rejected rejected, Effort effort)
    {
        var files = ImmutableArray.CreateBuilder<AppliedFile>(patch.Files.Length);
        var held = ImmutableArray.CreateBuilder<HeldChange>();
        foreach (var change in patch.Files)
        {
            var alone = patch with { Files = [change] };
            if (effort.IsExhausted)
            {
                files.Add(HunkImages.Of(change));
            }
            else if (Try(alone, overlay, effort) is { } applied)
            {
                files.Add(applied);
            }
            else
            {
                files.Add(AsAuthored(alone, overlay, effort) ?? HunkImages.Of(change));
                if (HeldChange.Of(patch, change, overlay, effort) is { } there)
                    held.Add(there);
            }
        }

        return new(patch, rejected with { Held = held.ToImmutable() }, files.MoveToImmutable());
    }

    private static AppliedFile? AsAuthored(Patch alone, Overlay overlay, Effort effort) =>
        overlay.Merger is { } merger && AncestorTree.Of(alone.Files, overlay, merger) is { } ancestor
            ? Try(alone, new Overlay(ancestor), effort)
            : null;

    private static AppliedFile? Try(Patch alone, Overlay overlay, Effort effort) =>
        PatchTrial.Run(alone, overlay, reverse: false, effort) is { Rejection: null, Files: [var file] } ? file : null;
}
