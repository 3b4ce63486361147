using System.Net;
using System.Text;
using ReviewBot.Patches;
using ReviewBot.Reviews;
using ReviewBot.Rules;
using ReviewBot.Trees;

namespace ReviewBot.Renderers;

/// <summary>
/// One page that needs nothing else: each patch with its diff, each finding under the lines it is about. No script, no
/// font, no picture is loaded; light and dark follow the reader's system.
/// </summary>
public sealed class HtmlRenderer : IRenderer
{
    /// <inheritdoc/>
    public string Name => "html";

    /// <inheritdoc/>
    public string Description => "one page, diffs with the findings in them";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options)
    {
        var page = new StringBuilder();
        var title = review.Series is [var only] ? only.Applied.Series.Subject : $"{review.Series.Length} series";
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        page.Append($"<title>{Text(title)}: ReviewBot</title>\n<style>\n{HtmlStyle.Sheet}</style>\n</head>\n<body>\n");
        foreach (var (series, index) in review.Series.Select((series, index) => (series, index)))
            Series(page, review, series, $"s{index + 1}");

        page.Append($"<footer>{Text(Sum.Of(review))}. ReviewBot {Text(review.Version)}.</footer>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void Series(StringBuilder page, Review review, SeriesReview series, string id)
    {
        var about = series.Applied.Series;
        var version = about.Version > 1 ? $" <small>v{about.Version}</small>" : "";
        page.Append($"<header><h1>{Text(about.Subject)}{version}</h1>\n<p>{Text(about.Author.Name)}");
        page.Append(about.Date is { } date ? $", {date.UtcDateTime:yyyy-MM-dd}" : "");
        page.Append($"; {about.Patches.Length} of {about.Total} {(about.Total == 1 ? "patch" : "patches")}");
        page.Append($", read {Text(ReplyFooter.Base(series.Tree ?? review.Tree))}</p></header>\n<nav><ol>\n");
        foreach (var (patch, index) in series.Applied.Patches.Select((patch, index) => (patch, index)))
        {
            page.Append($"<li><a href=\"#{id}p{index + 1}\">{Text(patch.Patch.Title)}</a>");
            foreach (var severity in Of(series, patch).Where(finding => finding.SilencedBy is null).GroupBy(finding => finding.Rule.Severity))
                page.Append($" <b class=\"{Word(severity.Key)}\">{severity.Count()} {Word(severity.Key)}{(severity.Count() == 1 ? "" : "s")}</b>");

            page.Append("</li>\n");
        }

        page.Append("</ol></nav>\n");
        foreach (var (patch, index) in series.Applied.Patches.Select((patch, index) => (patch, index)))
            Patch(page, patch, [.. Of(series, patch)], $"{id}p{index + 1}");
    }

    private static void Patch(StringBuilder page, AppliedPatch patch, List<Finding> findings, string id)
    {
        var number = patch.Patch.Tag is { Index: { } index, Total: { } total } ? $"<small>{index}/{total}</small> " : "";
        page.Append($"<section id=\"{id}\"><h2>{number}{Text(patch.Patch.Title)}</h2>\n");
        if (patch.Patch.Commit is { } commit)
            page.Append($"<p class=\"aside\">commit {Text(commit)}</p>\n");

        if (OutcomeText.Lines(patch) is { IsEmpty: false } outcome)
            page.Append($"<pre class=\"warning\">{Text(string.Join('\n', outcome))}</pre>\n");

        page.Append($"<pre class=\"log\">{Text(patch.Patch.Log)}</pre>\n");
        foreach (var finding in findings.Where(finding => finding.Place.Path is null))
            Remark(page, finding);

        foreach (var file in patch.Files)
        {
            var own = findings.Where(finding => finding.Place.Path == file.Change.Path).ToList();
            // what nothing is said about can be unfolded
            page.Append($"<details{(own.Exists(finding => finding.SilencedBy is null) ? " open" : "")}><summary>{Text(FileName(file.Change))}</summary>\n<div class=\"diff\">");
            foreach (var hunk in file.Hunks)
                Hunk(page, hunk, own);

            page.Append("</div></details>\n");
        }

        page.Append("</section>\n");
    }

    private static void Hunk(StringBuilder page, Hunk hunk, List<Finding> findings)
    {
        page.Append($"<pre class=\"hunk\">{Raw(hunk.Header)}</pre>\n<pre>");
        foreach (var line in hunk.Lines)
        {
            var (name, old, @new) = line.Kind switch
            {
                LineKind.Added => ("add", "", $"{line.NewLine}"),
                LineKind.Removed => ("del", $"{line.OldLine}", ""),
                _ => ("same", $"{line.OldLine}", $"{line.NewLine}"),
            };
            page.Append($"<span class=\"{name}\"><i>{old,6} {@new,6} </i><code>{Raw(line.Marked)}</code>\n</span>");
            var here = findings.Where(finding => Ends(finding.Place, line)).ToList();
            if (here.Count == 0)
                continue;

            page.Append("</pre>\n");
            here.ForEach(finding => Remark(page, finding));
            page.Append("<pre>");
        }

        page.Append("</pre>\n");
    }

    private static void Remark(StringBuilder page, Finding finding)
    {
        var silenced = finding.SilencedBy is { } why ? $"<p class=\"aside\">not said: {Text(why)}</p>" : "";
        var kind = silenced.Length > 0 ? "silenced" : Word(finding.Rule.Severity);
        page.Append($"<aside class=\"remark {kind}\"><p>{Text(finding.Message)}</p>{silenced}");
        if (finding.Fixup is { } fixup)
            page.Append($"<pre>{Text(fixup)}</pre>");

        var rule = Text(finding.Rule.Id);
        page.Append(finding.Rule.Url is { } url ? $"<a href=\"{Text(url.AbsoluteUri)}\">{rule}</a>" : rule).Append("</aside>\n");
    }

    private static bool Ends(Place place, DiffLine line) => place.Side == Side.New
        ? line.Kind != LineKind.Removed && line.NewLine == place.EndLine
        : line.Kind != LineKind.Added && line.OldLine == place.EndLine;

    private static IEnumerable<Finding> Of(SeriesReview series, AppliedPatch patch) =>
        series.Findings.Where(finding => ReferenceEquals(finding.Patch, patch.Patch));

    private static string FileName(FileChange change) => change switch
    {
        { OldPath: { } old, NewPath: { } @new } when old != @new => $"{old} → {@new}",
        { OldPath: null } => $"{change.Path} (new)",
        { NewPath: null } => $"{change.Path} (deleted)",
        _ => change.Path,
    };

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    private static string Raw(string raw) => WebUtility.HtmlEncode(Printable.FromRaw(raw));

    private static string Text(string text) =>
        WebUtility.HtmlEncode(string.Join('\n', text.Split('\n').Select(Printable.Of)));
}
