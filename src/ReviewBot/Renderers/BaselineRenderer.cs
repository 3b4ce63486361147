using System.Text;
using ReviewBot.Replies;
using ReviewBot.Reviews;

namespace ReviewBot.Renderers;

/// <summary>The list of findings that <c>--baseline</c> reads: a line each, the fingerprint first.</summary>
public sealed class BaselineRenderer : IRenderer
{
    /// <inheritdoc/>
    public string Name => "baseline";

    /// <inheritdoc/>
    public string Description => "the findings as a list for --baseline";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options)
    {
        var text = new StringBuilder("# Findings that are known; 'reviewbot baseline' writes this file.\n");
        foreach (var each in Reported.Said(review).OrderBy(each => each.Finding.Fingerprint, StringComparer.Ordinal))
            text.Append($"{each.Finding.Fingerprint} {each.Finding.Rule.Id} {Printable.Of($"{each.File}: {each.PatchName}")}\n");

        return text.ToString();
    }
}
