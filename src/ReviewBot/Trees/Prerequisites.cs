using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>Finds what a series says it needs, as far as the mails are at hand.</summary>
/// <param name="all">All series at hand.</param>
internal sealed class Prerequisites(ImmutableArray<Series> all)
{
    private readonly Lazy<Dictionary<string, (Series Series, Patch Patch)>> _byPatchId = new(() => all
        .SelectMany(series => series.Patches.Select(patch => (Id: PatchId.Of(patch), Series: series, Patch: patch)))
        .DistinctBy(each => each.Id)
        .ToDictionary(each => each.Id, each => (each.Series, each.Patch), StringComparer.Ordinal));

    /// <summary>
    /// The series needed, each behind what it needs itself, and what no mail at hand has, a clause each for people. Of
    /// a series whose patches are named one by one, only those are needed.
    /// </summary>
    public (ImmutableArray<Series> Found, ImmutableArray<string> Unknown) Of(Series series)
    {
        var found = new List<Series>();
        var unknown = new List<string>();
        Collect(series, [series], found, unknown);
        var (picked, missing) = Named(series);
        found.AddRange(picked.Where(pick => !found.Exists(need => pick.Patches.All(need.Patches.Contains))));
        if (missing is [var first, ..])
            unknown.Add($"{missing.Count} patches that the series needs are not among the mails, such as {first}");

        return ([.. found], [.. unknown]);
    }

    /// <summary>
    /// The other series to which the cover letter links, without older revisions of this one: it may need them, and
    /// often only mentions them.
    /// </summary>
    public ImmutableArray<Series> Linked(Series series)
    {
        if (series.Cover is not { } cover)
            return [];

        var ids = ArchiveLinks.In(cover.Message.Body.Raw).ToList();
        return ids.Count == 0 ? [] :
        [
            .. all.Where(one => one != series && ids.Exists(one.Names) && !IsRevision(one, series)
                && !(one.Date > series.Date)),
        ];
    }

    private static bool IsRevision(Series one, Series other) =>
        one.Subject.Equals(other.Subject, StringComparison.OrdinalIgnoreCase)
            || (one.ChangeId is { } id && id == other.ChangeId)
            || (other.Supersedes is { } old && one.Names(old));

    private void Collect(Series series, HashSet<Series> seen, List<Series> found, List<string> unknown)
    {
        foreach (var id in series.Prerequisites.Where(id => !PatchId.IsOne(id)))
        {
            if (all.FirstOrDefault(one => one.Names(id)) is not { } need)
            {
                unknown.Add($"{id}, which the series needs, is not among the mails");
            }
            else if (seen.Add(need))
            {
                Collect(need, seen, found, unknown);
                found.Add(need);
            }
        }
    }

    private (IEnumerable<Series> Found, List<string> Missing) Named(Series series)
    {
        var ids = series.Prerequisites.Where(PatchId.IsOne).ToList();
        var known = ids.Where(id => _byPatchId.Value.ContainsKey(id)).Select(id => _byPatchId.Value[id]);
        var found = known.Where(each => each.Series != series)
            .GroupBy(each => each.Series, each => each.Patch)
            .Select(group => group.Key with { Patches = [.. group] });
        return ([.. found], ids.FindAll(id => !_byPatchId.Value.ContainsKey(id)));
    }
}
