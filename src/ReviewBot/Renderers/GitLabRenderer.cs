using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Renderers;

/// <summary>GitLab's code quality report: the part of Code Climate's format that it reads.</summary>
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
        foreach (var each in Reported.Of(review))
        {
            json.WriteStartObject();
            json.WriteString("description", each.Message);
            json.WriteString("check_name", each.Finding.Rule.Id);
            json.WriteString("fingerprint", each.Finding.Fingerprint);
            json.WriteString("severity", each.Finding.Rule.Severity switch
            {
                Severity.Error => "major",
                Severity.Warning => "minor",
                _ => "info",
            });
            json.WriteStartObject("location");
            json.WriteString("path", each.Path);
            json.WriteStartObject("lines");
            json.WriteNumber("begin", each.Line);
            json.WriteNumber("end", each.EndLine);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
