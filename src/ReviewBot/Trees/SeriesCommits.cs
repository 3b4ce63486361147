using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>The commits that <c>git am</c> would make of a series.</summary>
public static class SeriesCommits
{
    /// <summary>
    /// One commit for each patch that applied, each the parent of the next. A patch that the tree holds already makes
    /// none.
    /// </summary>
    /// <param name="applied">The series on its base; every patch applied or was in the tree.</param>
    /// <param name="parent">The commit that is the base.</param>
    /// <param name="committer">Who commits, and when.</param>
    /// <param name="scissors">Whether a scissors line in a log drops what is in front of it.</param>
    public static ImmutableArray<(Patch Patch, NewObject Commit)> Of(
        AppliedSeries applied, string parent, Signature committer, bool scissors)
    {
        var commits = ImmutableArray.CreateBuilder<(Patch, NewObject)>();
        foreach (var patch in applied.Patches)
        {
            if (patch.Outcome is not Outcome.Applied { TreeId: { } tree })
                continue;

            var commit = NewObject.Commit(tree, parent, CommitText.Of(patch.Patch.Message, scissors), committer);
            commits.Add((patch.Patch, commit));
            parent = commit.Id;
        }

        return commits.ToImmutable();
    }
}
