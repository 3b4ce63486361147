using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>A series before and after each of its patches.</summary>
/// <param name="Series">The series.</param>
/// <param name="Base">The tree it was applied to, if there is one.</param>
/// <param name="Patches">One for each patch of the series, in order.</param>
public sealed record AppliedSeries(Series Series, ITree? Base, ImmutableArray<AppliedPatch> Patches)
{
    /// <summary>What the history of the base knows of the commits that <c>Fixes:</c> trailers name.</summary>
    public ImmutableArray<NamedCommit> Named { get; init; } = [];
}

/// <summary>A patch and what became of it.</summary>
/// <param name="Patch">The patch.</param>
/// <param name="Outcome">How applying it ended.</param>
/// <param name="Files">One for each file change of the patch, in order.</param>
public sealed record AppliedPatch(Patch Patch, Outcome Outcome, ImmutableArray<AppliedFile> Files);

/// <summary>A file before and after a patch.</summary>
/// <param name="Change">What the patch says.</param>
/// <param name="Old">
/// The pre-image; null for a new file, a binary one, or one without hunks where there is no tree.
/// </param>
/// <param name="New">
/// The post-image; null for a deleted file, a binary one, or one without hunks where there is no tree.
/// </param>
/// <param name="Hunks">
/// The hunks with the line numbers at which they really sit in <paramref name="Old"/> and <paramref name="New"/>:
/// those of the header, moved by the offset at which the hunk applied.
/// </param>
public sealed record AppliedFile(FileChange Change, Image? Old, Image? New, ImmutableArray<Hunk> Hunks);
