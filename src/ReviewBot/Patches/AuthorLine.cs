using System.Buffers;
using System.Text;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>
/// Names the author from a From line the way git does. An in-body From is no RFC 5322 header: nobody quotes the comma
/// in
/// <c>Doe, Jane (TI) &lt;jane@example.org&gt;</c>, and git does not mind.
/// </summary>
public static class AuthorLine
{
    private static readonly SearchValues<char> EmailEnds = SearchValues.Create(" \n\t\r\v\f>");

    /// <summary>
    /// The author; <see langword="null"/> when there is neither an address nor something in angle brackets.
    /// </summary>
    public static Address? Parse(string text)
    {
        text = WithoutQuotes(text);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
            return ParseWithoutAt(text);

        var start = at;
        while (start > 0 && text[start - 1] != '<' && !char.IsWhiteSpace(text[start - 1]))
            start--;
        var length = text.AsSpan(start).IndexOfAny(EmailEnds);
        var end = length < 0 ? text.Length : start + length;
        var email = text[start..end];
        if (start > 0 && text[start - 1] == '<')
            start--;

        var name = text[..start] + " " + text[Math.Min(end + 1, text.Length)..];
        return new Address(CleanName(name), email);
    }

    private static Address? ParseWithoutAt(string text)
    {
        var open = text.IndexOf('<', StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf('>', open);
        return close < 0 ? null : new Address(CleanName(text[..open]), text[(open + 1)..close]);
    }

    // "jane@example.org (Jane Doe)" has the name in a comment.
    private static string CleanName(string name)
    {
        name = MessageParser.OneLine(name);
        if (name is ['(', .. var inner, ')'])
            name = inner;
        return name.AsSpan().ContainsAny("@<>") ? "" : name;
    }

    /// <summary>
    /// Takes the quotes of strings and the back-slashes away; quotes inside of a comment are part of it.
    /// </summary>
    private static string WithoutQuotes(string text)
    {
        if (!text.AsSpan().ContainsAny('"', '\\'))
            return text;

        var plain = new StringBuilder(text.Length);
        var (inString, depth) = (false, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && (inString || depth > 0))
            {
                if (++i < text.Length)
                    plain.Append(text[i]);
                continue;
            }

            if (text[i] == '"' && depth == 0)
            {
                inString = !inString;
                continue;
            }

            if (!inString)
                depth = Math.Max(0, depth + (text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0));
            plain.Append(text[i]);
        }

        return plain.ToString();
    }
}
