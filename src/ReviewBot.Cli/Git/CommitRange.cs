using System.Collections.Immutable;
using LibGit2Sharp;

namespace ReviewBot.Cli.Git;

/// <summary>Some commits to look at.</summary>
/// <param name="Name">What to call them: <c>origin/main..HEAD</c>.</param>
/// <param name="Commits">The commits, oldest first, merges among them.</param>
/// <param name="Tip">The end of the range; null when commits were named one by one.</param>
/// <param name="TipName">What the end was called.</param>
public sealed record CommitRange(string Name, ImmutableArray<Commit> Commits, Commit? Tip, string TipName)
{
    /// <summary>The commits that a command line names.</summary>
    /// <param name="revisions">The repository.</param>
    /// <param name="words">
    /// Nothing, for the branch that is checked out; a range <c>A..B</c>, <c>A..</c>, <c>..B</c> or <c>A...B</c>; or
    /// commits, each for itself.
    /// </param>
    /// <exception cref="TreeException">A revision is not there, or a shallow clone ends within the range.</exception>
    public static CommitRange Of(Revisions revisions, IReadOnlyList<string> words)
    {
        if (words is [] or [".."])
            return FromStart(revisions, "HEAD");

        if (!words.Any(word => word.Contains("..", StringComparison.Ordinal)))
        {
            return new CommitRange(
                string.Join(' ', words), [.. words.Select(revisions.Commit).Select(commit => Known(revisions, commit))], null, "");
        }

        if (words is not [var range])
            throw new UsageException($"reviewbot: a range stands alone, but there are {words.Count} revisions");

        var isFork = range.Contains("...", StringComparison.Ordinal);
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        var (left, right) = (range[..dots], range[(dots + (isFork ? 3 : 2))..]);
        right = right.Length == 0 ? "HEAD" : right;
        if (left.Length == 0)
            return FromStart(revisions, right);

        var (start, tip) = (revisions.Commit(left), revisions.Commit(right));
        if (isFork)
            start = revisions.Repository.ObjectDatabase.FindMergeBase(start, tip) ?? start;

        return Walk(revisions, range, start, tip, right);
    }

    private static CommitRange FromStart(Revisions revisions, string name)
    {
        var tip = revisions.Commit(name);
        var (start, startName) = BranchStart.Of(revisions, tip, name);
        return Walk(revisions, $"{startName}..{name}", start, tip, name);
    }

    private static CommitRange Walk(Revisions revisions, string name, Commit start, Commit tip, string tipName)
    {
        var walk = revisions.Repository.Commits.QueryBy(new CommitFilter
        {
            IncludeReachableFrom = tip,
            ExcludeReachableFrom = start,
            SortBy = CommitSortStrategies.Topological | CommitSortStrategies.Time | CommitSortStrategies.Reverse,
        });
        return new CommitRange(name, [.. walk.Select(commit => Known(revisions, commit))], tip, tipName);
    }

    private static Commit Known(Revisions revisions, Commit commit) => revisions.IsEnd(commit)
        ? throw revisions.Refuse(
            $"the clone is shallow and ends at {commit.Sha[..12]}, so what that commit changes is not known; 'git fetch --deepen=1' gets one more")
        : commit;
}
