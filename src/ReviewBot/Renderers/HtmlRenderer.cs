using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReviewBot.Replies;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Renderers;

/// <summary>
/// One page that needs nothing else: a summary, then each patch with its log and its diff, each finding under the lines
/// it is about. No script, font or picture; light and dark follow the reader's system. Well-formed XML too.
/// </summary>
public sealed class HtmlRenderer : IRenderer
{
    // were a mail ever to get markup through, a browser would still run, load and send nothing
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(HtmlStyle.Sheet)))}'; base-uri 'none'; form-action 'none'";

    /// <inheritdoc/>
    public string Name => "html";

    /// <inheritdoc/>
    public string Description => "one page to read: the diffs, with the findings in them";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options)
    {
        var page = new StringBuilder();
        var title = review.Series is [var only] ? only.Applied.Series.Subject : $"{review.Series.Length} series";
        page.Append(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta name="referrer" content="no-referrer"/>
            <meta http-equiv="Content-Security-Policy" content="{Policy}"/>
            <title>{HtmlText.Of(title)}, reviewed</title>
            <style>{HtmlStyle.Sheet}</style>
            </head>
            <body id="top">

            """);
        for (var i = 0; i < review.Series.Length; i++)
            Series(page, review, review.Series[i], i + 1);

        page.Append($"<footer><p>{HtmlText.Of(Sum.Of(review).ToString())}. ReviewBot {HtmlText.Of(review.Version)}.</p></footer>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void Series(StringBuilder page, Review review, SeriesReview series, int number)
    {
        var (about, patches) = (series.Applied.Series, HtmlPatch.Of(series, number));
        var version = about.Version > 1 ? $" <small>v{about.Version}</small>" : "";
        page.Append($"<section>\n<header>\n<h1>{HtmlText.Of(about.Subject)}{version}</h1>\n<p class=\"by\">");
        page.Append(HtmlText.Of(about.Author.Name.Length > 0 ? about.Author.Name : about.Author.Email));
        if (about.Date is { } date)
            page.Append($", {date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}");

        page.Append($": {about.Patches.Length} of {Counted.Of(about.Total, "patch", "patches")}");
        page.Append(about.Missing.IsEmpty ? "" : $", missing {string.Join(", ", about.Missing)}");
        page.Append($", read {HtmlText.Of(ReplyFooter.Base(series.Tree ?? review.Tree))}</p>\n");
        page.Append($"<p class=\"sum\">{Counts(series)}</p>\n<ol>\n");
        page.AppendJoin("", patches.Select(patch => patch.Summary()));
        page.Append("</ol>\n");
        if (about.Cover is { } cover)
            page.Append($"<details><summary><span>Cover letter</span></summary>\n<pre>{HtmlText.Of(cover.Text.Trim('\n'))}</pre></details>\n");

        page.Append("</header>\n");
        page.AppendJoin("", patches.Select(patch => patch.Article()));
        page.Append("</section>\n");
    }

    private static string Counts(SeriesReview series)
    {
        var said = series.Findings.Where(finding => finding.SilencedBy is null).ToLookup(finding => finding.Rule.Severity);
        var counts = Enum.GetValues<Severity>().Reverse().Where(said.Contains).Select(
            severity => $"<b class=\"{HtmlFinding.Word(severity)}\">{Counted.Of(said[severity].Count(), HtmlFinding.Word(severity))}</b>");
        var silenced = series.Findings.Count(finding => finding.SilencedBy is not null);
        return string.Join(" ", counts.DefaultIfEmpty("<b>no findings</b>"))
            + (silenced > 0 ? $" <b class=\"silenced\">{silenced} not said</b>" : "");
    }
}
