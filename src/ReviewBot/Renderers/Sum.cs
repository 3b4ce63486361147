using ReviewBot.Replies;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Renderers;

/// <summary>The last line of a review for people: <c>1 series, 3 patches: 2 findings (1 warning, 1 note)</c>.</summary>
public static class Sum
{
    /// <summary>Series, patches, findings by severity.</summary>
    public static string Of(Review review)
    {
        var findings = review.Series.SelectMany(series => series.Findings).ToList();
        var said = findings.Where(finding => finding.SilencedBy is null).ToList();
        var patches = review.Series.Sum(series => series.Applied.Patches.Length);
        var counts = Enum.GetValues<Severity>().Reverse()
            .Select(severity => (Severity: severity, Count: said.Count(finding => finding.Rule.Severity == severity)))
            .Where(count => count.Count > 0)
            .Select(count => Counted.Of(count.Count, count.Severity.ToString().ToLowerInvariant()));
        var silenced = findings.Count > said.Count ? $"; {findings.Count - said.Count} silenced" : "";
        var detail = said.Count == 0 ? "" : $" ({string.Join(", ", counts)})";
        return $"{review.Series.Length} series, {Counted.Of(patches, "patch", "patches")}: {(said.Count == 0 ? "no findings" : Counted.Of(said.Count, "finding"))}{detail}{silenced}";
    }
}
