using System.Collections.Immutable;
using System.Text;
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
    /// <param name="encoding">The charset to write them in; by default UTF-8.</param>
    /// <exception cref="EncoderFallbackException">The charset lacks a character of a log or a name.</exception>
    public static ImmutableArray<(Patch Patch, NewObject Commit)> Of(
        AppliedSeries applied, string parent, Signature committer, bool scissors, LogEncoding? encoding = null)
    {
        var commits = ImmutableArray.CreateBuilder<(Patch, NewObject)>();
        foreach (var patch in applied.Patches)
        {
            if (patch.Outcome is not Outcome.Applied { TreeId: { } tree })
                continue;

            var text = CommitText.Of(patch.Patch.Message, scissors);
            var commit = NewObject.Commit(tree, parent, text, committer, encoding);
            commits.Add((patch.Patch, commit));
            parent = commit.Id;
        }

        return commits.ToImmutable();
    }
}
