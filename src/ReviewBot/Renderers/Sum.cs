using ReviewBot.Replies;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Renderers;

/// <summary>The last line of a review for people: <c>1 series, 3 patches: 2 findings (1 warning, 1 note)</c>.</summary>
public sealed class Sum
{
    private readonly SortedDictionary<Severity, int> _said = [];

    private int _series;

    private int _patches;

    private int _silenced;

    /// <summary>Series, patches, findings by severity.</summary>
    public static Sum Of(Review review)
    {
        var sum = new Sum();
        foreach (var series in review.Series)
            sum.Add(series);

        return sum;
    }

    /// <summary>Counts one more series.</summary>
    public void Add(SeriesReview series)
    {
        _series++;
        _patches += series.Applied.Patches.Length;
        foreach (var finding in series.Findings)
        {
            if (finding.SilencedBy is null)
                _said[finding.Rule.Severity] = _said.GetValueOrDefault(finding.Rule.Severity) + 1;
            else
                _silenced++;
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var said = _said.Values.Sum();
        var counts = _said.Reverse().Select(count => Counted.Of(count.Value, count.Key.ToString().ToLowerInvariant()));
        var silenced = _silenced > 0 ? $"; {_silenced} silenced" : "";
        var detail = said == 0 ? "" : $" ({string.Join(", ", counts)})";
        return $"{_series} series, {Counted.Of(_patches, "patch", "patches")}: {(said == 0 ? "no findings" : Counted.Of(said, "finding"))}{detail}{silenced}";
    }
}
