using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>A change of a rejected patch that the tree holds already, whole or in part.</summary>
/// <param name="Path">The file.</param>
/// <param name="Hunks">The hunks that are in it already, counted from one.</param>
/// <param name="Total">How many hunks the change has.</param>
public sealed record HeldChange(string Path, ImmutableArray<int> Hunks, int Total)
{
    /// <summary>Whether nothing of the change is left to apply.</summary>
    public bool IsWhole => Hunks.Length == Total;

    /// <summary>What the tree holds of a change that does not apply; <see langword="null"/> for nothing.</summary>
    internal static HeldChange? Of(Patch patch, FileChange change, Overlay overlay, Effort effort)
    {
        if (PatchTrial.Run(patch with { Files = [change] }, overlay, reverse: true, effort).Rejection is null)
            return new(change.Path, [.. Enumerable.Range(1, change.Hunks.Length)], change.Hunks.Length);

        if (change.OldPath is not { } path || TreePath.Refusal(TreePath.Raw(path)) is not null
            || overlay.Find(TreePath.Raw(path)) is not { } file || file.Mode == GitMode.Submodule)
            return null;

        var held = HunksIn(file.Text, change.Hunks, effort);
        return held.IsEmpty ? null : new(change.Path, held, change.Hunks.Length);
    }

    /// <summary>The hunks that fit as the patch leaves them and not as it expects them.</summary>
    private static ImmutableArray<int> HunksIn(string text, ImmutableArray<Hunk> hunks, Effort effort)
    {
        var image = new LineImage(text, effort);
        var held = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < hunks.Length && !effort.IsExhausted; i++)
        {
            var forward = HunkSide.Of(hunks[i], reverse: false);
            if (image.Find(forward) is { } at)
                image.Replace(at, forward);
            else if (image.Find(HunkSide.Of(hunks[i], reverse: true)) is not null)
                held.Add(i + 1);
        }

        return held.ToImmutable();
    }
}
