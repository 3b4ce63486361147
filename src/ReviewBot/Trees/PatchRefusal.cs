using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>Changes that are refused whatever the tree holds: bad paths, submodules, damaged hunks.</summary>
internal static class PatchRefusal
{
    /// <summary>What is said about a submodule.</summary>
    public const string Submodule = "It is a submodule; its commits are in another repository.";

    /// <summary>Why the whole patch is refused: a mail program damaged it. git am stops at such a patch too.</summary>
    public static Outcome.Rejected? Of(Patch patch) => patch.Problems is [var first, ..]
        ? new(patch.Files is [var file, ..] ? TreePath.Raw(file.Path) : "", 0, $"The diff is damaged: {first.Text}.")
        : null;

    /// <summary>Why the change is refused; <see langword="null"/> when it may be tried.</summary>
    public static Outcome.Rejected? Of(FileChange change)
    {
        foreach (var path in new[] { change.OldPath, change.NewPath })
        {
            if (path is not null && TreePath.Refusal(path) is { } why)
                return new(path, 0, $"The path is refused: {why}.");
        }

        if (change.OldMode == GitMode.Submodule || change.NewMode == GitMode.Submodule)
            return new(change.Path, 0, Submodule);

        return Damaged(change);
    }

    private static Outcome.Rejected? Damaged(FileChange change)
    {
        for (var i = 0; i < change.Hunks.Length; i++)
        {
            var hunk = change.Hunks[i];
            var (old, @new, changed) = (0, 0, 0);
            foreach (var line in hunk.Lines)
            {
                old += line.Kind == LineKind.Added ? 0 : 1;
                @new += line.Kind == LineKind.Removed ? 0 : 1;
                changed += line.Kind == LineKind.Context ? 0 : 1;
            }

            if (old != hunk.OldCount || @new != hunk.NewCount)
            {
                return new(change.Path, i + 1, $"The hunk is damaged: its header promises {hunk.OldCount} lines before "
                    + $"and {hunk.NewCount} after, it has {old} and {@new}.");
            }

            if (changed == 0)
                return new(change.Path, i + 1, "The hunk changes nothing.");
        }

        return null;
    }
}
