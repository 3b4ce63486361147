using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>
/// Reads subjects as people write them: <c>[PATCH v2 1/3] x</c>, <c>[POC 7/7] x</c>, <c>[PATCHv3,1/3] x</c>,
/// <c>[PATCH] v3: x</c>, <c>[RFC] [PATCH 0 of 2] x</c>, <c>PATCH 1/2: x</c>.
/// </summary>
public static class SubjectTagParser
{
    /// <summary>What <paramref name="subject"/> says. Every subject has a reading: at worst it is all title.</summary>
    public static SubjectTag Parse(string subject)
    {
        var words = new TagWords();
        var rest = subject.AsSpan().Trim();
        var (reply, isOpen) = (false, false);
        for (; ; )
        {
            rest = rest.TrimStart();
            if (ReplyPrefix.Length(rest) is > 0 and var prefix)
            {
                // "[list] Re: [PATCH] x" answers; "[PATCH] Re: x" is only badly titled.
                reply |= !words.SaysPatch;
                rest = rest[prefix..];
            }
            else if (rest is ['[', ..])
            {
                var close = Close(rest);
                if (close < 0)
                {
                    isOpen = true;
                    rest = rest[1..];
                    break;
                }

                words.Read(rest[1..close]);
                rest = rest[(close + 1)..];
            }
            else
            {
                break;
            }
        }

        // "A new topic was: Re: [PATCH] x"
        reply |= !words.SaysPatch && rest.IndexOf(" re: [", StringComparison.OrdinalIgnoreCase) >= 0;
        rest = SkipLoose(words, rest, isOpen);
        if (words.Version is null)
            words.ReadSuffix(rest);

        return words.ToTag(MessageParser.OneLine(rest.TrimStart(" \t:").ToString()), reply);
    }

    /// <summary>The bracket that closes the first one; brackets nest. -1 when it stays open.</summary>
    private static int Close(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '[')
                depth++;
            else if (text[i] == ']' && --depth == 0)
                return i;
        }

        return -1;
    }

    /// <summary>
    /// Skips <c>v3: </c>, <c>1/2: </c> and <c>PATCH v3 1/2: </c> outside of brackets. Without the colon only a counter
    /// behind
    /// a bracket is believed: "v2 hardware" and "3/4 full" are the beginning of a title.
    /// </summary>
    private static ReadOnlySpan<char> SkipLoose(TagWords words, ReadOnlySpan<char> text, bool isOpen)
    {
        var tried = words.Copy();
        var rest = text;
        while (true)
        {
            rest = rest.TrimStart();
            var end = rest.IndexOfAny(" \t:：");
            var token = end < 0 ? rest : rest[..end];
            if (!tried.TryReadLoose(token))
            {
                // "[PATCH 1/2 title": somebody forgot the bracket.
                if (!isOpen || !tried.SaysPatch)
                    return text;

                words.Take(tried);
                return rest;
            }

            rest = rest[token.Length..];
            var after = rest.TrimStart();
            if (after is [':' or '：', ..] || (after is ['-', ' ', ..] && tried.SaysPatch))
            {
                // "[PATCH 1/2] patches: read mails": behind a bracket a word alone is a subsystem
                if (words.SaysPatch
                    ? (tried.Index, tried.Version) == (words.Index, words.Version)
                    : tried.Index is null && !tried.SaysPatch)
                    return text;

                words.Take(tried);
                return after[1..];
            }

            if (tried.Index is not null && words.Index is null && words.SaysPatch)
            {
                words.Take(tried);
                return rest;
            }
        }
    }
}
