using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>
/// Finds the commit that a series was made on, as far as anything tells: the <c>base-commit:</c> line, else the blobs
/// that its diffs name, else the first branch on which it applies.
/// </summary>
/// <param name="history">The repository.</param>
/// <param name="all">All series at hand, to find there what a series needs.</param>
public sealed class BaseFinder(IHistory history, ImmutableArray<Series> all)
{
    // more than a year of the kernel's, and some seconds
    private const int MostCommits = 100_000;

    /// <summary>
    /// The base of a series. Where nothing fits it is the first branch, on which the series then does not apply.
    /// </summary>
    public FoundBase Find(Series series)
    {
        var (needs, unknown) = Prerequisites.Of(series, all);
        var tried = unknown.Select(id => $"{id}, which the series needs, is not among the mails").ToList();
        var found = ByBaseCommit(series, tried)
            ?? ByBlobs(needs.Append(series).SelectMany(one => one.Patches), tried)
            ?? ByBranch(series, needs, tried);
        return found with { Needs = needs, Tried = [.. tried] };
    }

    private FoundBase? ByBaseCommit(Series series, List<string> tried)
    {
        if (series.BaseCommit is not { } id)
            return null;

        if (history.FindCommit(id) is { } commit)
            return new FoundBase(history.Open(commit), "base-commit");

        tried.Add($"its base-commit {id} is not in the repository");
        return null;
    }

    private FoundBase? ByBlobs(IEnumerable<Patch> patches, List<string> tried)
    {
        var search = BlobSearch.For(patches, history);
        var unknown = search.Blobs.Where(blob => !history.HasBlob(blob.Id)).ToList();
        if (unknown is [var (path, id), ..])
            tried.Add(
                $"{unknown.Count} of its {search.Blobs.Count} blobs are not in the repository, such as {id} of {path}");

        if (unknown.Count > 0 || search.Blobs.Count == 0)
            return null;

        foreach (var (commit, tree) in history.Commits().Take(MostCommits))
        {
            if (search.Fits(tree))
                return new FoundBase(history.Open(commit), "blobs");
        }

        tried.Add("no commit has all its blobs");
        return null;
    }

    private FoundBase ByBranch(Series series, ImmutableArray<Series> needs, List<string> tried)
    {
        FoundBase? first = null;
        foreach (var branch in history.Branches.DistinctBy(branch => branch.Tip))
        {
            var found = new FoundBase(
                history.Open(branch.Tip), "branch")
            { Needs = needs, Branch = first is null ? null : branch.Name };
            first ??= found;
            var trouble = found.Apply(series).Patches.Select(patch => patch.Outcome)
                .OfType<Outcome.Rejected>()
                .FirstOrDefault();
            if (trouble is null)
                return found;

            tried.Add($"it does not apply to {branch.Name}");
        }

        return first ?? new FoundBase(null, "none");
    }
}
