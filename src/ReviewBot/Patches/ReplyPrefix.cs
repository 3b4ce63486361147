namespace ReviewBot.Patches;

/// <summary>The words that mail programs put in front of the subject of an answer or of a forwarded mail.</summary>
internal static class ReplyPrefix
{
    // English, German, Scandinavian, Romance, Polish, Turkish, Russian, Chinese.
    private static readonly string[] Words =
    [
        "re", "aw", "antw", "antwort", "sv", "vs", "fw", "fwd", "forwarded", "wg", "tr", "res", "rif", "rv", "enc", "odp",
        "ynt", "ответ", "回复", "回覆", "答复", "转发", "轉寄",
    ];

    /// <summary>
    /// How many chars of <paramref name="text"/> are such a prefix (<c>Re: </c>, <c>RE[2]: </c>, <c>re </c>); else
    /// zero.
    /// </summary>
    internal static int Length(ReadOnlySpan<char> text)
    {
        foreach (var word in Words)
        {
            if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                continue;

            var rest = text[word.Length..];
            if (rest is ['[' or '^' or '(', .. var count])
            {
                var digits = count.IndexOfAnyExceptInRange('0', '9');
                if (digits <= 0)
                    continue;
                rest = count[digits..].TrimStart("])");
            }

            if (rest.TrimStart() is [':' or '：', .. var behind])
                return text.Length - behind.Length;

            if (word == "re" && rest is [' ', ..])
                return text.Length - rest.Length;
        }

        return 0;
    }
}
