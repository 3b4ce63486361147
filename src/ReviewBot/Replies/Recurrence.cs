using System.Collections.Immutable;
using ReviewBot.Reviews;

namespace ReviewBot.Replies;

/// <summary>The findings of a version beside what earlier versions were told.</summary>
/// <param name="New">What was not said before.</param>
/// <param name="StillThere">What was said once and is to be said once more, in few words.</param>
/// <param name="Gone">What was said to earlier versions and is no longer so; nothing when parts of the series are missing.</param>
public sealed record Recurrence(
    ImmutableArray<Finding> New,
    ImmutableArray<(Finding Finding, EarlierRemark Remark)> StillThere,
    ImmutableArray<EarlierRemark> Gone)
{
    /// <summary>Compares a review with what was said; a finding that was repeated already is in none of the lists.</summary>
    public static Recurrence Of(SeriesReview review, ImmutableArray<EarlierRemark> earlier)
    {
        var said = earlier.GroupBy(remark => remark.Cause, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, Last, StringComparer.Ordinal);
        var series = review.Applied.Series;
        var found = review.Findings.Select(finding => finding.Cause).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<Finding> open = [.. review.Findings.Where(finding => finding.SilencedBy is null)];
        return new Recurrence(
            [.. open.Where(finding => !said.ContainsKey(finding.Cause))],
            [.. from finding in open
                let remark = said.GetValueOrDefault(finding.Cause)
                where remark is { WasRepeated: false }
                select (finding, remark)],
            series.Missing.IsEmpty
                ? [.. said.Values.Where(remark => remark.Version < series.Version && !found.Contains(remark.Cause)).OrderBy(remark => remark.Path, StringComparer.Ordinal).ThenBy(remark => remark.Rule, StringComparer.Ordinal)]
                : []);
    }

    private static EarlierRemark Last(IEnumerable<EarlierRemark> same) =>
        same.OrderBy(remark => remark.WasRepeated).ThenBy(remark => remark.Version).Last();
}
