using System.Globalization;
using System.Text;
using ReviewBot.Mail;

namespace ReviewBot.Renderers;

/// <summary>
/// Makes text from a mail safe to print: no escape sequence, no control or direction character gets through.
/// </summary>
internal static class Printable
{
    /// <summary>A raw line of a patch as text.</summary>
    public static string FromRaw(string raw) => Of(RawText.Decode(raw));

    /// <summary>The text, with control characters shown as <c>^[</c> or <c>U+202E</c>; tabs stay.</summary>
    public static string Of(string text)
    {
        if (!text.Any(IsUnsafe))
            return text;

        var safe = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (!IsUnsafe(c))
                safe.Append(c);
            else if (c < ' ')
                safe.Append('^').Append((char)(c + '@'));
            else
                safe.Append(CultureInfo.InvariantCulture, $"<U+{(int)c:X4}>");
        }

        return safe.ToString();
    }

    private static bool IsUnsafe(char c) =>
        c != '\t' && (
            char.IsControl(c)
                || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029');
}
