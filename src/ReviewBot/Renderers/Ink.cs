using System.Collections.Immutable;
using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;
using ReviewBot.Patches;

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

    private static readonly DelimiterChunker Words = new(
        [' ', '\t', '(', ')', '[', ']', '{', '}', ',', ';', '.', '-', '>', '&', '*', ':', '=', '!', '+', '/', '"']);

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
        var partner = colors ? Partners(reply) : [];
        for (var i = 0; i < reply.Length; i++)
        {
            yield return reply[i] switch
            {
                ReplyLine.Quote { Line.Kind: LineKind.Removed } line =>
                    Changed(line, partner.GetValueOrDefault(i), Red, old: true),
                ReplyLine.Quote { Line.Kind: LineKind.Added } line =>
                    Changed(line, partner.GetValueOrDefault(i), Green, old: false),
                ReplyLine.Header line => In(Cyan, line.Text),
                ReplyLine.Cut line => Faint(line.Text),
                ReplyLine.Tag line => Faint(line.Text),
                ReplyLine.Prose line => line.Text.Length == 0 ? "" : Strong(line.Text),
                var line => line.Text,
            };
        }
    }

    private string In(string code, string text) => colors && text.Length > 0 ? code + text + Reset : text;

    /// <summary>
    /// A removed line and the added line that stands for it: the n-th of each in a run of as many of both.
    /// </summary>
    private static Dictionary<int, ReplyLine.Quote> Partners(ImmutableArray<ReplyLine> reply)
    {
        var partners = new Dictionary<int, ReplyLine.Quote>();
        for (var i = 0; i < reply.Length; i++)
        {
            var removed = Count(reply, i, LineKind.Removed);
            var added = Count(reply, i + removed, LineKind.Added);
            for (var n = 0; removed == added && n < removed; n++)
            {
                partners[i + n] = (ReplyLine.Quote)reply[i + removed + n];
                partners[i + removed + n] = (ReplyLine.Quote)reply[i + n];
            }

            i += Math.Max(0, removed + added - 1);
        }

        return partners;
    }

    private static int Count(ImmutableArray<ReplyLine> reply, int start, LineKind kind)
    {
        var end = start;
        while (end < reply.Length && reply[end] is ReplyLine.Quote { Line: var line } && line.Kind == kind)
            end++;

        return end - start;
    }

    private string Changed(ReplyLine.Quote line, ReplyLine.Quote? partner, string color, bool old)
    {
        if (!colors || partner is null || line.Text.Length > 1000 || partner.Text.Length > 1000)
            return In(color, line.Text);

        // the quote mark, a blank and the diff marker stand before the words
        const int Skip = 3;
        var (before, after) = old
            ? (line.Text[Skip..], partner.Text[Skip..])
            : (partner.Text[Skip..], line.Text[Skip..]);
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Words);
        var marks = diff.DiffBlocks.Select(
            block => old ? (block.DeleteStartA, block.DeleteCountA) : (block.InsertStartB, block.InsertCountB))
            .ToList();
        var pieces = old ? diff.PiecesOld : diff.PiecesNew;
        var text = new StringBuilder(color).Append(line.Text.AsSpan(0, Skip));
        for (var i = 0; i < pieces.Count; i++)
        {
            if (marks.Any(mark => mark.Item1 <= i && i < mark.Item1 + mark.Item2))
                text.Append(Marked).Append(pieces[i]).Append(Unmarked);
            else
                text.Append(pieces[i]);
        }

        return text.Append(Reset).ToString();
    }
}
