using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Renderers;

/// <summary>A finding on the page: who it is, and its neighbours, to go from one to the next without a script.</summary>
/// <param name="Id">The fragment.</param>
/// <param name="Next">The fragment of the next one that is said; <see langword="null"/> after the last.</param>
/// <param name="Finding">The finding.</param>
internal sealed record HtmlFinding(string Id, string? Next, Finding Finding)
{
    /// <summary>The class of its colours.</summary>
    public string Class => Finding.SilencedBy is null ? Word(Finding.Rule.Severity) : "silenced";

    /// <summary>Where it is, in few letters.</summary>
    public string Place => Finding.Place.Path is { } path
        ? $"{HtmlText.Of(path[(path.LastIndexOf('/') + 1)..])}:{Finding.Place.Line}"
        : "log";

    /// <summary>The severity as people write it.</summary>
    public static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>The card with the remark.</summary>
    public string Card()
    {
        var rule = HtmlText.Of(Finding.Rule.Id);
        var name = Finding.Rule.Url is { Scheme: "https" or "http" } url
            ? $"<a href=\"{HtmlText.Of(url.AbsoluteUri)}\" rel=\"noreferrer\">{rule}</a>"
            : rule;
        var words = string.Concat(Finding.Message.Split("\n\n").Select(words => $"<p>{HtmlText.Of(words)}</p>"));
        var fixup = Finding.Fixup is { } line ? $"<p>Instead:</p><pre>{HtmlText.Of(line)}</pre>" : "";
        var silenced = Finding.SilencedBy is { } why ? $"<p class=\"why\">Not said: {HtmlText.Of(why)}.</p>" : "";
        var next = Next is { } id ? $"<a href=\"#{id}\">next ↓</a>" : "";
        return $"<div class=\"card {Class}\" id=\"{Id}\"><p class=\"head\"><b>{Word(Finding.Rule.Severity)}</b> "
            + $"<span>{name}</span> <span class=\"go\"><a href=\"#top\">summary ↑</a> {next}</span></p>{words}{fixup}{silenced}{Others()}</div>\n";
    }

    private string Others()
    {
        var lines = Finding.Related.Where(place => place.Path is not null).Select(
            place => $"{HtmlText.Of(place.Path![(place.Path!.LastIndexOf('/') + 1)..])}:{place.Line}").Distinct();
        return Finding.Related.IsEmpty ? "" : $"<p class=\"why\">Also: {string.Join(", ", lines)}</p>";
    }
}
