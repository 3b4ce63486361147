using System.Text;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Renderers;

/// <summary>
/// Annotations in the format of GitHub's workflow commands: <c>::warning file=…,line=…::message</c>. The host adds the
/// step summary, which is <see cref="MarkdownRenderer"/>'s text.
/// </summary>
public sealed class GitHubRenderer : IRenderer
{
    /// <inheritdoc/>
    public string Name => "github";

    /// <inheritdoc/>
    public string Description => "annotations for GitHub Actions, and a step summary where the runner wants one";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options)
    {
        var text = new StringBuilder();
        foreach (var each in Reported.Of(review))
        {
            text.Append("::").Append(Level(each.Finding.Rule.Severity));
            text.Append($" file={Property(each.Path)},line={each.Line},endLine={each.EndLine},title={Property(each.Finding.Rule.Id)}");
            text.Append($"::{Data($"{each.Finding.Message}\n\n{each.PatchName}")}\n");
        }

        return text.ToString();
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);

    private static string Data(string text) => string.Join("%0A", text.Split('\n').Select(Printable.Of).Select(line => line
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)));
}
