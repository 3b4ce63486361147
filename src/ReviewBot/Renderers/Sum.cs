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
            .Select(count => Plural(count.Count, count.Severity.ToString().ToLowerInvariant()));
        var silenced = findings.Count > said.Count ? $"; {findings.Count - said.Count} silenced" : "";
        var detail = said.Count == 0 ? "" : $" ({string.Join(", ", counts)})";
        var series = review.Series.Length == 1 ? "1 series" : $"{review.Series.Length} series";
        return $"{series}, {Plural(patches, "patch", "es")}: {(said.Count == 0 ? "no findings" : Plural(said.Count, "finding"))}{detail}{silenced}";
    }

    private static string Plural(int count, string noun, string ending = "s") =>
        count == 1 ? $"1 {noun}" : $"{count} {noun}{ending}";
}
