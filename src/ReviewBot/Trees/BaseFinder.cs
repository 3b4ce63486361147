using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>
/// Finds what a series was made on, as far as anything tells: the <c>base-commit:</c> line, else the blobs that its
/// diffs name, else the first branch on which it applies; and the series that it needs there.
/// </summary>
/// <param name="all">All series at hand, to find there what a series needs.</param>
public sealed class BaseFinder(ImmutableArray<Series> all)
{
    // more than a year of the kernel's, and some seconds
    private const int MostCommits = 100_000;

    private readonly Prerequisites _prerequisites = new(all);

    /// <summary>
    /// The base of a series. Where nothing fits it is the first branch, on which the series then does not apply. A
    /// series that the cover letter links to is put in front where the series applies with it only.
    /// </summary>
    /// <param name="history">The repository.</param>
    /// <param name="series">The series.</param>
    public FoundBase Find(IHistory history, Series series)
    {
        var (needs, unknown) = _prerequisites.Of(series);
        var found = Find(history, series, needs, unknown);
        var linked = _prerequisites.Linked(series).Except(needs).ToList();
        if (linked.Count == 0 || Takes(found, series))
            return found;

        var other = Find(history, series, [.. linked, .. needs], unknown);
        return Takes(other, series) ? other : found;
    }

    /// <summary>
    /// A base that somebody named: what the series needs is put in front where the series does not apply without.
    /// </summary>
    /// <param name="told">The base.</param>
    /// <param name="series">The series.</param>
    public FoundBase On(FoundBase told, Series series)
    {
        if (told.Tree is null)
            return told;

        var (needs, unknown) = _prerequisites.Of(series);
        var linked = _prerequisites.Linked(series).Except(needs);
        var first = told with { Needs = needs };
        var second = told with { Needs = [.. linked, .. needs] };
        if (second.Needs.IsEmpty || Takes(told, series))
            return told;
        if (Takes(first, series))
            return first;

        return Takes(second, series) ? second : told with { Tried = unknown };
    }

    private static FoundBase Find(
        IHistory history, Series series, ImmutableArray<Series> needs, ImmutableArray<string> unknown)
    {
        var tried = unknown.ToList();
        var found = ByBaseCommit(history, series, tried)
            ?? ByBlobs(history, needs.Append(series).SelectMany(one => one.Patches), tried)
            ?? ByBranch(history, series, needs, tried);
        return found with { Needs = needs, Tried = [.. tried] };
    }

    private static bool Takes(FoundBase found, Series series) => found.Apply(series).Patches.All(
        patch => patch.Outcome is Outcome.Applied { IsMerged: false } or Outcome.AlreadyApplied);

    private static FoundBase? ByBaseCommit(IHistory history, Series series, List<string> tried)
    {
        if (series.BaseCommit is not { } id)
            return null;

        if (history.FindCommit(id) is { } commit)
            return new FoundBase(history.Open(commit), "base-commit");

        tried.Add($"its base-commit {id} is not in the repository");
        return null;
    }

    private static FoundBase? ByBlobs(IHistory history, IEnumerable<Patch> patches, List<string> tried)
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

    private static FoundBase ByBranch(
        IHistory history, Series series, ImmutableArray<Series> needs, List<string> tried)
    {
        FoundBase? first = null, merging = null;
        foreach (var branch in history.Branches.DistinctBy(branch => branch.Tip))
        {
            var found = new FoundBase(history.Open(branch.Tip), "branch")
            {
                Needs = needs,
                Branch = branch.IsCheckedOut ? null : branch.Name,
            };
            first ??= found;
            var outcomes = found.Apply(series).Patches.Select(patch => patch.Outcome).ToList();
            if (outcomes.Exists(outcome => outcome is Outcome.Rejected))
                tried.Add($"it does not apply to {branch.Name}");
            else if (outcomes.Exists(outcome => outcome is Outcome.Applied { IsMerged: true }))
                merging ??= found;
            else
                return found;
        }

        return merging ?? first ?? new FoundBase(null, "none");
    }
}
