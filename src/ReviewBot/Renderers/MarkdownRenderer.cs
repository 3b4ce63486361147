using System.Text;
using ReviewBot.Reviews;

namespace ReviewBot.Renderers;

/// <summary>Markdown (CommonMark, with GitHub's tables), for a comment or a step summary.</summary>
public sealed class MarkdownRenderer : IRenderer
{
    /// <inheritdoc/>
    public string Name => "markdown";

    /// <inheritdoc/>
    public string Description => "Markdown, for a comment on a request";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options)
    {
        var text = new StringBuilder();
        foreach (var series in review.Series)
        {
            var version = series.Applied.Series.Version > 1 ? $" v{series.Applied.Series.Version}" : "";
            text.Append($"## {Escaped(series.Applied.Series.Subject)}{version}\n\n");
            foreach (var patch in series.Applied.Patches)
            {
                var findings = series.Findings.Where(finding => ReferenceEquals(finding.Patch, patch.Patch)).ToList();
                if (findings.Count > 0)
                    Patch(text, findings, Reported.Of(review with { Series = [series] }, silenced: true));
            }
        }

        return text.Append(Sum.Of(review)).Append('\n').ToString();
    }

    private static void Patch(StringBuilder text, List<Finding> findings, IEnumerable<Reported> reported)
    {
        var own = reported.Where(each => findings.Contains(each.Finding)).ToList();
        text.Append($"### {Escaped(own[0].PatchName)}\n\n");
        foreach (var each in own.Where(each => each.Finding.SilencedBy is null))
        {
            text.Append($"**{each.Finding.Rule.Severity.ToString().ToLowerInvariant()}** {Code($"{each.Path}:{each.Line}")} {Code(each.Finding.Rule.Id)}\n\n");
            text.Append(Fenced(each.Finding.Quote)).Append(Escaped(each.Message)).Append("\n\n");
        }

        var silenced = own.Where(each => each.Finding.SilencedBy is not null).ToList();
        foreach (var each in silenced)
            text.Append($"- not said: {Code(each.Finding.Rule.Id)} {Code($"{each.Path}:{each.Line}")}: {Escaped(each.Finding.SilencedBy!)}\n");

        text.Append(silenced.Count > 0 ? "\n" : "");
    }

    private static string Fenced(string quote)
    {
        var lines = quote.Split('\n').Select(Printable.FromRaw).ToList();
        var fence = "```";
        while (lines.Any(line => line.Contains(fence, StringComparison.Ordinal)))
            fence += "`";

        return $"{fence}diff\n{string.Join('\n', lines)}\n{fence}\n\n";
    }

    private static string Code(string text)
    {
        var safe = Printable.Of(text).Replace("`", "'", StringComparison.Ordinal);
        return $"`{safe}`";
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in Printable.Of(text))
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '&' or '@')
                escaped.Append('\\');

            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
