using System.Collections.Immutable;
using System.Text;

namespace ReviewBot.Rules;

/// <summary>The words of a rule, with <c>{named}</c> placeholders; paragraphs are separated by blank lines.</summary>
/// <param name="Text">The template.</param>
public sealed record MessageTemplate(string Text)
{
    /// <summary>The names between braces, in order, each once.</summary>
    public ImmutableArray<string> Placeholders => [.. Pieces().Where(p => p.IsName).Select(p => p.Text).Distinct()];

    /// <summary>The words with the values in place and line breaks within a paragraph folded to blanks.</summary>
    /// <exception cref="KeyNotFoundException">
    /// A placeholder has no value: a check that does not keep its promise.
    /// </exception>
    public string Fill(ImmutableDictionary<string, string> values)
    {
        var text = new StringBuilder();
        foreach (var (piece, isName) in Pieces())
            text.Append(isName ? values[piece] : piece);

        var paragraphs = text.ToString()
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(
            "\n\n", paragraphs.Select(p => string.Join(' ', p.Split('\n', StringSplitOptions.TrimEntries))));
    }

    private IEnumerable<(string Text, bool IsName)> Pieces()
    {
        for (var at = 0; at < Text.Length;)
        {
            var open = Text.IndexOf('{', at);
            var close = open < 0 ? -1 : Text.IndexOf('}', open);
            if (close < 0)
            {
                yield return (Text[at..], false);
                yield break;
            }

            yield return (Text[at..open], false);
            yield return (Text[(open + 1)..close], true);
            at = close + 1;
        }
    }
}
