using System.Text;
using ReviewBot.Replies;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Renderers;

/// <summary>
/// Annotations as workflow commands of GitHub Actions, a line each: <c>::warning file=…,line=…,title=…::message</c>. The
/// host adds the step summary, which is the text of <see cref="MarkdownRenderer"/>.
/// </summary>
public sealed class GitHubRenderer : IRenderer
{
    /// <inheritdoc/>
    public string Name => "github";

    /// <inheritdoc/>
    public string Description => "annotations for GitHub Actions, and the step summary";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options)
    {
        var text = new StringBuilder();
        foreach (var each in Reported.Said(review))
        {
            text.Append("::").Append(Level(each.Finding.Rule.Severity)).Append(' ');
            if (each.Place is { } place)
                text.Append($"file={Property(each.File)},line={place.Line},endLine={place.EndLine},");

            text.Append($"title={Property(each.Finding.Rule.Id)}::{Data($"{each.Finding.Message}\n\n{each.PatchName}")}\n");
        }

        return text.ToString();
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    // the escapes of the runner's own toolkit, @actions/core
    private static string Data(string text) => Printable.Lines(text)
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(Printable.Of(text))
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
