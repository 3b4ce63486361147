using System.Text;
using ReviewBot.Mail;
using ReviewBot.Replies;
using ReviewBot.Reviews;
using ReviewBot.Trees;

namespace ReviewBot.Renderers;

/// <summary>Markdown (CommonMark), for a comment on a request or a step summary.</summary>
public sealed class MarkdownRenderer : ISeriesRenderer
{
    /// <inheritdoc/>
    public string Name => "markdown";

    /// <inheritdoc/>
    public string Description => "Markdown, for a comment or a summary";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options)
    {
        var text = new StringBuilder();
        foreach (var series in review.Series)
            Series(text, series);

        return text.Append(Foot(Sum.Of(review))).ToString();
    }

    /// <inheritdoc/>
    public string Part(Review review, SeriesReview series, RenderOptions options)
    {
        var text = new StringBuilder();
        Series(text, series);
        return text.ToString();
    }

    /// <inheritdoc/>
    public string Foot(Sum sum) => $"{sum}\n";

    private static void Series(StringBuilder text, SeriesReview series)
    {
        var about = series.Applied.Series;
        text.Append($"## {MarkdownText.Plain(about.Subject)}{(about.Version > 1 ? $" v{about.Version}" : "")}\n\n");
        var findings = Reported.Of(series).ToLookup(each => each.Patch, ReferenceEqualityComparer.Instance);
        foreach (var patch in series.Applied.Patches)
            Patch(text, patch, [.. findings[patch]]);
    }

    private static void Patch(StringBuilder text, AppliedPatch patch, List<Reported> findings)
    {
        var outcome = OutcomeText.Lines(patch);
        if (findings.Count == 0 && outcome.IsEmpty)
            return;

        text.Append($"### {MarkdownText.Plain(Reported.NameOf(patch))}\n\n");
        if (!outcome.IsEmpty)
            text.Append(MarkdownText.Fenced(string.Join('\n', outcome.Select(Printable.Of)), ""));

        foreach (var each in findings.Where(each => each.Finding.SilencedBy is null))
        {
            text.Append($"**{each.Finding.Rule.Severity.ToString().ToLowerInvariant()}** {PlaceOf(each)}, {MarkdownText.Code(each.Finding.Rule.Id)}\n\n");
            text.Append(MarkdownText.Fenced(Printable.Lines(RawText.Decode(each.Finding.Quote)), "diff"));
            text.Append(MarkdownText.Plain(each.Finding.Message)).Append("\n\n");
        }

        foreach (var each in findings.Where(each => each.Finding.SilencedBy is not null))
            text.Append($"* not said: {PlaceOf(each)}, {MarkdownText.Code(each.Finding.Rule.Id)}: {MarkdownText.Plain(each.Finding.SilencedBy!)}\n");

        text.Append(findings.Exists(each => each.Finding.SilencedBy is not null) ? "\n" : "");
    }

    private static string PlaceOf(Reported each) =>
        each.Place is { } place ? MarkdownText.Code($"{each.File}:{place.Line}") : "the log";
}
