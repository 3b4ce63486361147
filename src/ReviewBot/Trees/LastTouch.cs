namespace ReviewBot.Trees;

/// <summary>Who last changed a file, as <c>git log -1 -- PATH</c> says.</summary>
internal static class LastTouch
{
    // some weeks of the kernel's, and a second at most
    private const int MostCommits = 5_000;

    /// <summary>
    /// The commit that last touched a path; <see langword="null"/> when it is not among the last thousands, or the path
    /// is not there.
    /// </summary>
    /// <param name="history">The repository.</param>
    /// <param name="start">The id of the commit to begin at.</param>
    /// <param name="path">The path, raw.</param>
    public static HistoryCommit? Of(IHistory history, string start, string path)
    {
        var parts = path.Split('/');
        if (history.Read(start) is not { } commit
            || Ids(history, commit.Tree, parts, []) is not [.., { Length: > 0 }] ids)
            return null;

        for (var steps = 0; steps < MostCommits; steps++)
        {
            HistoryCommit? next = null;
            foreach (var parent in commit.Parents)
            {
                if (history.Read(parent) is not { } before)
                    return null;

                var there = Ids(history, before.Tree, parts, ids);
                if (there[^1] != ids[^1])
                    continue;

                (next, ids) = (before, there);
                break;
            }

            if (next is null)
                return commit.IsCutOff ? null : commit;

            commit = next;
        }

        return null;
    }

    /// <summary>
    /// The ids from the root to the file, empty where there is nothing; what is equal on top is equal below.
    /// </summary>
    private static string[] Ids(IHistory history, string tree, string[] parts, string[] other)
    {
        var ids = new string[parts.Length + 1];
        ids[0] = tree;
        for (var i = 0; i < parts.Length; i++)
        {
            if (other.Length > 0 && ids[i] == other[i])
            {
                other[i..].CopyTo(ids, i);
                return ids;
            }

            ids[i + 1] = ids[i].Length == 0 ? "" : history.Child(ids[i], parts[i])?.Id ?? "";
        }

        return ids;
    }
}
