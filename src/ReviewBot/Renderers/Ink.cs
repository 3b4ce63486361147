using System.Collections.Immutable;
using System.Text;
using ReviewBot.Patches;
using ReviewBot.Replies;

namespace ReviewBot.Renderers;

/// <summary>Colours for a terminal (ECMA-48 SGR), or none.</summary>
/// <param name="colors">Whether to use them.</param>
internal sealed class Ink(bool colors)
{
    private const string Reset = "\u001b[0m";
    private const string Red = "\u001b[31m";
    private const string Green = "\u001b[32m";
    private const string Cyan = "\u001b[36m";
    private const string Marked = "\u001b[7m";
    private const string Unmarked = "\u001b[27m";

    /// <summary>A heading.</summary>
    public string Strong(string text) => In("\u001b[1m", text);

    /// <summary>An aside.</summary>
    public string Faint(string text) => In("\u001b[2m", text);

    /// <summary>Something that went wrong.</summary>
    public string Warn(string text) => In("\u001b[33m", text);

    /// <summary>
    /// The lines of a reply; where one removed line became one added line, the words that differ are marked.
    /// </summary>
    public IEnumerable<string> Paint(ImmutableArray<ReplyLine> reply)
    {
        var partner = colors ? WordChanges.Partners(reply.Length, i => (reply[i] as ReplyLine.Quote)?.Line.Kind) : [];
        for (var i = 0; i < reply.Length; i++)
        {
            yield return reply[i] switch
            {
                ReplyLine.Quote { Line.Kind: LineKind.Removed } line =>
                    Changed(line, Partner(i), Red, old: true),
                ReplyLine.Quote { Line.Kind: LineKind.Added } line =>
                    Changed(line, Partner(i), Green, old: false),
                ReplyLine.Header line => In(Cyan, line.Text),
                ReplyLine.Cut line => Faint(line.Text),
                ReplyLine.Tag line => Faint(line.Text),
                ReplyLine.Prose line => line.Text.Length == 0 ? "" : Strong(line.Text),
                var line => line.Text,
            };
        }

        string? Partner(int i) => partner.TryGetValue(i, out var other) ? reply[other].Text : null;
    }

    private string In(string code, string text) => colors && text.Length > 0 ? code + text + Reset : text;

    private string Changed(ReplyLine.Quote line, string? partner, string color, bool old)
    {
        if (!colors || partner is null)
            return In(color, line.Text);

        // the quote mark, a blank and the diff marker stand before the words
        const int Skip = 3;
        var text = new StringBuilder(color).Append(line.Text.AsSpan(0, Skip));
        foreach (var (piece, isChanged) in WordChanges.Pieces(line.Text[Skip..], partner[Skip..], old))
            text.Append(isChanged ? Marked + piece + Unmarked : piece);

        return text.Append(Reset).ToString();
    }
}
