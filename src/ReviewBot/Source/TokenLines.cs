namespace ReviewBot.Source;

/// <summary>Reads lines token by token, white space aside.</summary>
public static class TokenLines
{
    /// <summary>
    /// The texts of the tokens on lines, comments split into words; an empty text stands for a line that is not at
    /// hand.
    /// </summary>
    public static IEnumerable<TokenText> Texts(CSource source, IEnumerable<int> lines)
    {
        foreach (var line in lines)
        {
            if (source.At(line) is not { } fragment)
            {
                yield return new TokenText("", false);
                continue;
            }

            var (first, end) = fragment.Range(line, line);
            for (var i = first; i < end; i++)
            {
                var token = fragment.Tokens[i];
                if (token.Kind != TokenKind.Comment)
                {
                    yield return new TokenText(fragment.Spelling(i), token.InDirective);
                    continue;
                }

                foreach (var word in fragment.Text(i).ToString().Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
                    yield return new TokenText(word, token.InDirective);
            }
        }
    }
}

/// <summary>
/// The text of a token, and whether it belongs to a directive: <c>a</c> in <c>#define x a</c> is not <c>a</c> below it.
/// </summary>
/// <param name="Text">The text.</param>
/// <param name="InDirective">Whether it belongs to a directive.</param>
public readonly record struct TokenText(string Text, bool InDirective);
