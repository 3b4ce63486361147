using ReviewBot.Replies;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Renderers;

/// <summary>
/// GitLab's code quality report: the part of Code Climate's issues that it reads. It wants a line, so a remark on a log
/// is on the first line of the first file.
/// </summary>
public sealed class GitLabRenderer : IRenderer
{
    /// <inheritdoc/>
    public string Name => "gitlab";

    /// <inheritdoc/>
    public string Description => "a code quality report for GitLab";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options) => SeriesJson.Text(json =>
    {
        json.WriteStartArray();
        foreach (var each in Reported.Said(review))
        {
            json.WriteStartObject();
            json.WriteString("description", Printable.Of(each.Line));
            json.WriteString("check_name", each.Finding.Rule.Id);
            json.WriteString("fingerprint", each.Finding.Fingerprint);
            json.WriteString("severity", each.Finding.Rule.Severity switch
            {
                Severity.Error => "major",
                Severity.Warning => "minor",
                _ => "info",
            });
            json.WriteStartObject("location");
            json.WriteString("path", each.File);
            json.WriteStartObject("lines");
            json.WriteNumber("begin", each.Place?.Line ?? 1);
            json.WriteNumber("end", each.Place?.EndLine ?? 1);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
