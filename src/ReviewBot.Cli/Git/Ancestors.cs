using LibGit2Sharp;

namespace ReviewBot.Cli.Git;

/// <summary>
/// The ancestors of a commit, read by date as far as somebody asks. One question goes on where the last one ended, and
/// all together read no more commits than a bound.
/// </summary>
/// <param name="repository">The repository.</param>
/// <param name="start">The full id of the commit.</param>
internal sealed class Ancestors(Repository repository, string start)
{
    private const int Most = 200_000;

    // clocks differ, and a commit may be younger than its child
    private static readonly TimeSpan Slack = TimeSpan.FromDays(2);

    private readonly HashSet<ObjectId> _seen = [];
    private readonly PriorityQueue<Commit, long> _next = new();

    /// <summary>Whether a commit is among them; null when it is not among so many that were looked at.</summary>
    public bool? Has(string id)
    {
        if (_seen.Count == 0 && repository.Lookup<Commit>(new ObjectId(start)) is { } first)
            Add(first);

        if (repository.Lookup<Commit>(new ObjectId(id)) is not { } wanted)
            return null;

        try
        {
            var oldest = (wanted.Committer.When - Slack).ToUnixTimeSeconds();
            while (!_seen.Contains(wanted.Id))
            {
                if (!_next.TryPeek(out var commit, out var age) || -age < oldest)
                    return false;

                if (_seen.Count > Most)
                    return null;

                _next.Dequeue();
                foreach (var parent in commit.Parents)
                    Add(parent);
            }

            return true;
        }
        catch (LibGit2SharpException)
        {
            // a parent that was never fetched
            return null;
        }
    }

    private void Add(Commit commit)
    {
        if (_seen.Add(commit.Id))
            _next.Enqueue(commit, -commit.Committer.When.ToUnixTimeSeconds());
    }
}
