namespace ReviewBot.Source.Contracts;

/// <summary>Reads the description of a result: the part of a comment that begins with <c>Return:</c>.</summary>
internal static class DocReader
{
    private const int MostLines = 12;

    /// <summary>What the comment before a definition says, and on which line; zero when it says nothing.</summary>
    public static (DocHints Hints, int Line) Read(CFragment fragment, int headToken)
    {
        var last = headToken - 1;
        if (last < 0 || fragment.Tokens[last].Kind != TokenKind.Comment || fragment.Tokens[last].InDirective)
            return default;

        var first = last;
        while (first > 0 && fragment.Tokens[first - 1].Kind == TokenKind.Comment && !Opens(fragment.Text(first)))
            first--;

        if (!fragment.Text(first).StartsWith("/**", StringComparison.Ordinal))
            return default;

        for (var i = first; i <= last; i++)
        {
            if (Start(fragment.Text(i)) is { } rest)
                return (Hints(fragment, i, last, rest), fragment.Tokens[i].Line);
        }

        return default;
    }

    /// <summary>The text of the description that begins on a line, without the stars.</summary>
    public static string Text(IEnumerable<string> lines) =>
        string.Join(' ', lines.Take(MostLines).TakeWhile((line, at) => at == 0 || !EndsSection(line)).Select(Bare)).Trim();

    /// <summary>Whether a line of a comment begins another section, or is blank, or ends the comment.</summary>
    private static bool EndsSection(ReadOnlySpan<char> line)
    {
        var bare = line.Trim().TrimStart('*').Trim();
        return bare.IsEmpty || bare is "/" || bare[0] == '@' || IsHeading(bare);
    }

    private static bool IsHeading(ReadOnlySpan<char> bare)
    {
        var colon = bare.IndexOf(':');
        return colon is > 2 and < 16 && char.IsAsciiLetterUpper(bare[0]) && !bare[..colon].Contains(' ') && colon == bare.Length - 1;
    }

    private static string Bare(string line) => line.Trim().TrimStart('/').Trim('*').TrimEnd('/').TrimEnd('*').Trim();

    private static bool Opens(ReadOnlySpan<char> text) => text.StartsWith("/*", StringComparison.Ordinal);

    private static int? Start(ReadOnlySpan<char> line)
    {
        var bare = line.TrimStart("/* \t");
        foreach (var word in (ReadOnlySpan<string>)["Returns", "Return", "RETURNS", "RETURN", "returns", "return value", "Return value", "Return Value", "@return", "@returns"])
        {
            if (!bare.StartsWith(word, StringComparison.Ordinal))
                continue;

            var rest = bare[word.Length..];
            if (rest.StartsWith("s:", StringComparison.Ordinal) || rest.StartsWith(":", StringComparison.Ordinal) || rest.StartsWith(" ", StringComparison.Ordinal))
                return line.Length - rest.Length;
        }

        return null;
    }

    private static DocHints Hints(CFragment fragment, int first, int last, int start)
    {
        var lines = new List<string> { fragment.Text(first)[start..].ToString() };
        for (var i = first + 1; i <= last && i < first + MostLines && !EndsSection(fragment.Text(i)) && fragment.Tokens[i].Line == fragment.Tokens[i - 1].Line + 1; i++)
            lines.Add(fragment.Text(i).ToString());

        return Hints(string.Join(' ', lines.Select(Bare)));
    }

    /// <summary>What a description says.</summary>
    public static DocHints Hints(string text)
    {
        var hints = DocHints.None;
        var lower = text.ToLowerInvariant();
        if (Has(lower, "err_ptr") || Has(lower, "error pointer") || Has(lower, "err ptr") || Has(lower, "errptr") || Has(lower, "is_err") || Has(lower, "error-pointer"))
            hints |= DocHints.ErrorPointer;

        if (Has(lower, "null") || Has(lower, "null pointer"))
            hints |= DocHints.Null;

        if (Has(lower, "negative") || Has(lower, "-e") || Has(lower, "errno") || Has(lower, "error code") || Has(lower, "< 0") || Has(lower, "<0") || Has(lower, "-ve"))
            hints |= DocHints.NegativeError;

        if (Has(lower, "zero") || HasNumber(text, "0"))
            hints |= DocHints.Zero;

        if (Has(lower, "number") || Has(lower, "count") || Has(lower, "positive") || Has(lower, "> 0") || Has(lower, ">0") || Has(lower, ">= 0")
            || Has(lower, "non-zero") || Has(lower, "nonzero") || HasNumber(text, "1") || Has(lower, "bytes") || Has(lower, "how many") || Has(lower, "length") || Has(lower, "index") || Has(lower, "size") || Has(lower, "amount"))
            hints |= DocHints.Number;

        return hints;
    }

    private static bool Has(string lower, string words) => lower.Contains(words, StringComparison.Ordinal);

    private static bool HasNumber(string text, string digit)
    {
        for (var at = text.IndexOf(digit, StringComparison.Ordinal); at >= 0; at = text.IndexOf(digit, at + 1, StringComparison.Ordinal))
        {
            var before = at == 0 ? ' ' : text[at - 1];
            var after = at + 1 < text.Length ? text[at + 1] : ' ';
            if (!char.IsAsciiLetterOrDigit(before) && before is not ('-' or '<' or '_' or '>' or '=') && !char.IsAsciiLetterOrDigit(after) && after != '_')
                return true;
        }

        return false;
    }
}
