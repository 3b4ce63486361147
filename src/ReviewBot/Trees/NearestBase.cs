using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>A base that would take a series which another one rejects.</summary>
internal static class NearestBase
{
    private const int MostCommits = 5_000;
    private const int MostTries = 40;

    /// <summary>
    /// The newest commit on which every patch applies; <see langword="null"/> when none of the last thousands is one.
    /// A commit is tried only if its version of a touched file is new.
    /// </summary>
    /// <param name="history">The repository.</param>
    /// <param name="series">The series, with what it needs in front.</param>
    public static HistoryCommit? Of(IHistory history, Series series)
    {
        var files = BlobSearch.For(series.Patches, history, withoutIds: true);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (commit, tree) in history.Commits().Take(MostCommits))
        {
            if (!seen.Add(files.Versions(tree)))
                continue;
            if (SeriesApplier.Takes(series, history.Open(commit)))
                return history.Read(commit);
            if (seen.Count == MostTries)
                return null;
        }

        return null;
    }
}
