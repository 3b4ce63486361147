using LibGit2Sharp;

namespace ReviewBot.Cli.Git;

/// <summary>
/// What came to one repository of an archive behind a commit: version 2 adds a mail as <c>m</c> and takes one away as
/// <c>d</c> with the same content, version 1 adds and removes files.
/// </summary>
internal static class ArchiveWalk
{
    /// <summary>The mails with the commit that brought each, oldest first, without those that were taken away again.
    /// </summary>
    /// <param name="repository">The repository.</param>
    /// <param name="tip">Its last commit.</param>
    /// <param name="after">The commit that is known; null for none.</param>
    /// <param name="deleted">
    /// How often the content of a mail was taken away later; in the end, how often before this repository began.
    /// </param>
    /// <param name="stop">Ends it.</param>
    public static List<(ObjectId Commit, ObjectId Mail)> Mails(
        Repository repository, Commit tip, Commit? after, Dictionary<ObjectId, int> deleted, CancellationToken stop)
    {
        var isHashed = PublicInbox.IsHashed(tip.Tree);
        var found = new List<(ObjectId, ObjectId)>();
        var filter = new CommitFilter
        {
            IncludeReachableFrom = tip,
            ExcludeReachableFrom = after,
            SortBy = CommitSortStrategies.Topological,
        };
        foreach (var commit in repository.Commits.QueryBy(filter))
        {
            stop.ThrowIfCancellationRequested();
            foreach (var (mail, isAdded) in isHashed ? Files(repository, commit) : Entries(commit.Tree))
            {
                var times = deleted.GetValueOrDefault(mail);
                if (!isAdded)
                    deleted[mail] = times + 1;
                else if (times > 0)
                    deleted[mail] = times - 1;
                else
                    found.Add((commit.Id, mail));
            }
        }

        found.Reverse();
        return found;
    }

    /// <summary>
    /// The commit of an id when the last commit stands on it; null when it is gone, because the history was rewritten.
    /// </summary>
    public static Commit? Known(Repository repository, Commit tip, string id) =>
        LibGit2.Find(repository, id) is Commit commit
        && repository.ObjectDatabase.FindMergeBase(commit, tip)?.Id == commit.Id
            ? commit
            : null;

    private static IEnumerable<(ObjectId Mail, bool IsAdded)> Entries(Tree tree) => tree
        .Where(entry => entry is { Name: "m" or "d", TargetType: TreeEntryTargetType.Blob })
        .Select(entry => (entry.Target.Id, entry.Name == "m"));

    private static IEnumerable<(ObjectId Mail, bool IsAdded)> Files(Repository repository, Commit commit) => TreeDelta
        .Between(repository, commit.Parents.FirstOrDefault()?.Tree, commit.Tree)
        .SelectMany(entry => new[] { (File: entry.New, IsAdded: true), (File: entry.Old, IsAdded: false) })
        .Where(side => side.File is not null)
        .Select(side => (new ObjectId(side.File!.Value.Id), side.IsAdded));
}
