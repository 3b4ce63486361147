using System.Globalization;
using System.Text;
using ReviewBot.Mail;

namespace ReviewBot.Replies;

/// <summary>
/// Makes text from a mail safe to print: no escape sequence, no control or direction character gets through.
/// </summary>
internal static class Printable
{
    /// <summary>A raw line of a patch as text.</summary>
    public static string FromRaw(string raw) => Of(RawText.Decode(raw));

    /// <summary>Text of several lines, which stay apart; Unicode that every document format can hold.</summary>
    public static string Lines(string text) => string.Join('\n', text.Split('\n').Select(Of));

    /// <summary>The text, with control characters shown as <c>^[</c> or <c>U+202E</c>; tabs stay.</summary>
    public static string Of(string text)
    {
        if (!text.Any(IsUnsafe))
            return text;

        var safe = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes()) // half a surrogate pair becomes U+FFFD
        {
            if (rune.Value > char.MaxValue || !IsUnsafe((char)rune.Value))
                safe.Append(rune);
            else if (rune.Value < ' ')
                safe.Append('^').Append((char)(rune.Value + '@'));
            else
                safe.Append(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>");
        }

        return safe.ToString();
    }

    private static bool IsUnsafe(char c) =>
        c != '\t' && (
            char.IsControl(c)
                || char.IsSurrogate(c) // perhaps a half
                || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029'
                || c is '\u200E' or '\u200F' or '\u061C' or '\uFFFE' or '\uFFFF');
}
