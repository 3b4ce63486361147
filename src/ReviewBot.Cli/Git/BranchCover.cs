using Commit = ReviewBot.Patches.Commit;

namespace ReviewBot.Cli.Git;

/// <summary>Finds what stands for the cover letter of a branch.</summary>
internal static class BranchCover
{
    // b4 keeps the cover letter in an empty commit and its own notes below this line
    private const string B4Notes = "--- b4-submit-tracking ---";

    /// <summary>
    /// The cover letter: b4's commit for it, else the description of the branch (<c>git branch --edit-description</c>),
    /// else the log of the merge at the end; null when there is none of these.
    /// </summary>
    /// <param name="revisions">The repository.</param>
    /// <param name="range">The commits.</param>
    /// <param name="first">The first patch; its author wrote the description.</param>
    public static Commit? Of(Revisions revisions, CommitRange range, Commit first)
    {
        foreach (var commit in range.Commits)
        {
            var notes = commit.Message.IndexOf(B4Notes, StringComparison.Ordinal);
            if (notes > 0)
                return CommitReader.Of(commit) with { Message = commit.Message[..notes] };
        }

        if (range.Tip is not { } tip)
            return null;

        var branch = BranchStart.BranchOf(revisions.Repository, range.TipName);
        if (branch is not null
            && revisions.Config.Get<string>($"branch.{branch.FriendlyName}.description")?.Value is { Length: > 0 } text)
            return first with { Message = text };

        return tip.Parents.Take(2).Count() == 2 && CommitReader.Of(tip) is { Log.Length: > 0 } merge ? merge : null;
    }
}
