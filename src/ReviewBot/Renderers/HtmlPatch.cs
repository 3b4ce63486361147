using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReviewBot.Reviews;
using ReviewBot.Trees;

namespace ReviewBot.Renderers;

/// <summary>A patch on the page.</summary>
/// <param name="Id">The fragment.</param>
/// <param name="Applied">The patch.</param>
/// <param name="Findings">Its findings, silenced ones too.</param>
internal sealed record HtmlPatch(string Id, AppliedPatch Applied, ImmutableArray<HtmlFinding> Findings)
{
    /// <summary>The patches of a series, with fragments for them and their findings.</summary>
    /// <param name="series">The series.</param>
    /// <param name="number">Its number on the page.</param>
    public static ImmutableArray<HtmlPatch> Of(SeriesReview series, int number)
    {
        var patches = ImmutableArray.CreateBuilder<HtmlPatch>();
        string? next = null;
        for (var i = series.Applied.Patches.Length - 1; i >= 0; i--)
        {
            var (id, patch) = ($"s{number}p{i + 1}", series.Applied.Patches[i]);
            var own = series.Findings.Where(finding => ReferenceEquals(finding.Patch, patch.Patch)).ToList();
            var findings = ImmutableArray.CreateBuilder<HtmlFinding>();
            for (var n = own.Count - 1; n >= 0; n--)
            {
                var finding = new HtmlFinding($"{id}f{n + 1}", next, own[n]);
                findings.Insert(0, finding);
                next = own[n].SilencedBy is null ? finding.Id : next;
            }

            patches.Insert(0, new HtmlPatch(id, patch, findings.ToImmutable()));
        }

        return patches.ToImmutable();
    }

    /// <summary>The line in the summary, and a line for each finding that is said.</summary>
    public string Summary()
    {
        var said = Findings.Where(each => each.Finding.SilencedBy is null).ToList();
        var text = new StringBuilder($"<li><a href=\"#{Id}\">{Number}{HtmlText.Of(Applied.Patch.Title)}</a>");
        if (Applied.Outcome is Outcome.Rejected)
            text.Append(" <b class=\"warning\">does not apply</b>");

        text.Append(said.Count == 0 ? "</li>\n" : "\n<ul>\n");
        foreach (var each in said)
        {
            text.Append($"<li class=\"{each.Class}\"><a href=\"#{each.Id}\">{each.Place}</a> ");
            text.Append($"{HtmlText.Of(each.Finding.Rule.Title)}</li>\n");
        }

        return text.Append(said.Count == 0 ? "" : "</ul></li>\n").ToString();
    }

    /// <summary>The patch: head, log, diff, and the findings where they belong.</summary>
    public string Article()
    {
        var (patch, page) = (Applied.Patch, new StringBuilder());
        page.Append($"<article id=\"{Id}\">\n<h2>{Number}{HtmlText.Of(patch.Title)}</h2>\n<p class=\"by\">{HtmlText.Of(patch.Author.Name.Length > 0 ? patch.Author.Name : patch.Author.Email)}");
        if (patch.Date is { } date)
            page.Append($", {date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}");

        page.Append(patch.Commit is { } commit ? $", commit {HtmlText.Of(commit)}" : patch.Message.Id is { } id ? $", &lt;{HtmlText.Of(id)}&gt;" : "");
        page.Append("</p>\n");
        if (OutcomeText.Lines(Applied) is { IsEmpty: false } outcome)
            page.Append($"<pre class=\"outcome\">{HtmlText.Of(string.Join('\n', outcome))}</pre>\n");

        page.Append($"<pre class=\"log\">{HtmlText.Of(patch.Log.Trim('\n'))}</pre>\n");
        var paths = Applied.Files.Select(file => file.Change.Path).ToList();
        var placed = Findings.ToLookup(each => each.Finding.Place.Path is { } path ? paths.IndexOf(path) : -1);
        foreach (var each in placed[-1])
            page.Append(each.Card());

        for (var i = 0; i < Applied.Files.Length; i++)
            page.Append(HtmlDiff.Of(Applied.Files[i], [.. placed[i]]));

        return page.Append("</article>\n").ToString();
    }

    private string Number =>
        Applied.Patch.Tag is { Index: { } index, Total: { } total } ? $"<span class=\"no\">{index}/{total}</span> " : "";
}
