using System.Text;
using ReviewBot.Replies;
using ReviewBot.Reviews;
using ReviewBot.Trees;

namespace ReviewBot.Renderers;

/// <summary>For a terminal: each patch with findings as a reply would quote it, and what became of the rest.</summary>
public sealed class TextRenderer : ISeriesRenderer
{
    /// <inheritdoc/>
    public string Name => "text";

    /// <inheritdoc/>
    public string Description => "for a person at a terminal; reads like a mail reply";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options)
    {
        var text = new StringBuilder();
        var ink = new Ink(options.Color);
        foreach (var series in review.Series)
            Series(text, ink, review, series);

        return text.Append(Foot(Sum.Of(review))).ToString();
    }

    /// <inheritdoc/>
    public string Part(Review review, SeriesReview series, RenderOptions options)
    {
        var text = new StringBuilder();
        Series(text, new Ink(options.Color), review, series);
        return text.ToString();
    }

    /// <inheritdoc/>
    public string Foot(Sum sum) => $"{sum}\n";

    private static void Series(StringBuilder text, Ink ink, Review review, SeriesReview reviewed)
    {
        var series = reviewed.Applied.Series;
        var version = series.Version > 1 ? $" v{series.Version}" : "";
        text.Append(ink.Strong(Printable.Of($"{series.Subject}{version}"))).Append('\n');
        var missing = series.Missing.IsEmpty ? "" : $", missing {string.Join(", ", series.Missing)}";
        text.Append(ink.Faint($"{series.Patches.Length} of {Counted.Of(series.Total, "patch", "patches")}{missing}, read {ReplyFooter.Base(reviewed.Tree ?? review.Tree)}")).Append('\n');
        var bases = reviewed.Needs.Select(need => $"on top of {need.Subject} <{need.RootId}>, which it needs")
            .Concat(reviewed.Tried.IsEmpty ? [] : [$"base: {string.Join("; ", reviewed.Tried)}"]);
        foreach (var line in bases)
            text.Append(ink.Faint(Printable.Of(line))).Append('\n');

        foreach (var patch in reviewed.Applied.Patches)
        {
            var findings = reviewed.Findings.Where(finding => ReferenceEquals(finding.Patch, patch.Patch)).ToList();
            Patch(text, ink, patch, findings);
        }

        text.Append('\n');
    }

    private static void Patch(StringBuilder text, Ink ink, AppliedPatch patch, List<Finding> findings)
    {
        var said = findings.Where(finding => finding.SilencedBy is null).ToList();
        var accepted = findings.Where(finding => Acceptance.Of(finding) is not null).ToList();
        var outcome = OutcomeText.Lines(patch);
        if (said.Count == 0 && accepted.Count == 0 && outcome.IsEmpty)
            return;

        text.Append('\n').Append(ink.Strong(Printable.Of(patch.Patch.NumberedTitle))).Append('\n');
        foreach (var line in outcome)
            text.Append(ink.Warn(Printable.Of(line))).Append('\n');

        foreach (var finding in accepted)
            text.Append(ink.Faint(Printable.Of($"[{finding.Rule.Id}] {finding.SilencedBy}"))).Append('\n');

        if (said.Count == 0)
            return;

        text.Append('\n');
        var hunks = patch.Files.Select(file => (file.Change, file.Hunks));
        foreach (var line in ink.Paint(ReplyComposer.Compose(patch.Patch, hunks, [.. said])))
            text.Append(line).Append('\n');
    }
}
