using System.Text;
using ReviewBot.Replies;

namespace ReviewBot.Renderers;

/// <summary>Text from a mail in Markdown: it can neither format, nor link, nor call for anyone.</summary>
internal static class MarkdownText
{
    // shows as nothing, and parts what a site would otherwise take for a mention, an issue or an address
    private const string Nothing = "&#8203;";

    /// <summary>Text, paragraphs apart.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder();
        var safe = Printable.Lines(text);
        for (var i = 0; i < safe.Length; i++)
        {
            var c = safe[i];
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '&' or '~' or '$' or '!')
                plain.Append('\\');
            else if (c is '-' or '+' or '=' && (i == 0 || safe[i - 1] == '\n'))
                plain.Append('\\');

            plain.Append(c);
            if (c is '@' or '#' || (c == ':' && safe.AsSpan(i).StartsWith("://")) || EndsWww(safe, i))
                plain.Append(Nothing);
        }

        return plain.ToString();
    }

    /// <summary>A code span; a backtick in it becomes an apostrophe.</summary>
    public static string Code(string text) => $"`{Printable.Of(text).Replace('`', '\'')}`";

    /// <summary>A block of code with a fence that none of its lines can close.</summary>
    public static string Fenced(string text, string language)
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal))
            fence += "`";

        return $"{fence}{language}\n{text}\n{fence}\n\n";
    }

    private static bool EndsWww(string text, int i) =>
        text[i] == '.' && i >= 3 && text.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase);
}
