using System.Buffers;
using System.Collections.Immutable;

namespace ReviewBot.Source;

/// <summary>
/// Splits C into tokens. Takes any bytes, never throws, and is linear in the length of the text. Knows nothing of
/// macros: a directive is lexed like other text, and its tokens are marked.
/// </summary>
public static class Lexer
{
    private static readonly SearchValues<char> WordChars =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$");

    /// <summary>The tokens of a text, white space left out.</summary>
    /// <param name="text">C, raw; its first char begins line <paramref name="firstLine"/>.</param>
    /// <param name="firstLine">The number of the first line.</param>
    /// <param name="inComment">Whether the text begins inside a block comment, as the context of a hunk may.</param>
    public static ImmutableArray<Token> Lex(string text, int firstLine, bool inComment)
    {
        var tokens = new List<Token>((text.Length / 5) + 4);
        var line = firstLine;
        var at = 0;
        var directive = false;
        var fresh = true; // nothing but white space and comments on this line so far
        if (inComment)
            at = BlockComment(text, at, 0, ref line, directive, tokens);

        while (at < text.Length)
        {
            var c = text[at];
            switch (c)
            {
                case '\n':
                    line++;
                    at++;
                    fresh = true;
                    directive = false;
                    continue;

                case ' ' or '\t' or '\r' or '\f' or '\v':
                    at++;
                    continue;

                case '\\' when IsContinuation(text, at, out var next):
                    line++;
                    at = next;
                    continue;

                case '/' when At(text, at + 1) == '*':
                    at = BlockComment(text, at, 2, ref line, directive, tokens);
                    continue;

                case '/' when At(text, at + 1) == '/':
                    var end = EndOfLine(text, at);
                    tokens.Add(new Token(TokenKind.Comment, at, end - at, line, directive));
                    at = end;
                    continue;

                case '#' when fresh:
                    directive = true;
                    break;
            }

            fresh = false;
            var (kind, length, lines) = One(text, at, c);
            tokens.Add(new Token(kind, at, length, line, directive));
            at += length;
            line += lines;
        }

        return [.. tokens];
    }

    private static (TokenKind Kind, int Length, int Lines) One(string text, int at, char c)
    {
        if (char.IsAsciiLetter(c) || c is '_' or '$')
        {
            var length = RunOf(text, at);
            return At(text, at + length) is '"' or '\'' && text.AsSpan(at, length) is "L" or "u8" or "u" or "U"
                ? Literal(text, at, at + length)
                : (TokenKind.Word, length, 0);
        }

        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(At(text, at + 1))))
            return (TokenKind.Number, NumberLength(text, at), 0);

        if (c is '"' or '\'')
            return Literal(text, at, at);

        if (c < ' ' || c > '~' || c is '@' or '`' or '\\')
            return (TokenKind.Stray, 1, 0);

        return (TokenKind.Punctuator, PunctuatorLength(text, at, c), 0);
    }

    private static int PunctuatorLength(string text, int at, char c)
    {
        var second = At(text, at + 1);
        return c switch
        {
            '(' or ')' or '[' or ']' or '{' or '}' or ';' or ',' or '?' or ':' or '~' => 1,
            '.' => second == '.' && At(text, at + 2) == '.' ? 3 : 1,
            '<' or '>' when second == c => At(text, at + 2) == '=' ? 3 : 2,
            '+' or '-' or '&' or '|' or '#' when second == c => 2,
            '-' when second == '>' => 2,
            '<' or '>' or '=' or '!' or '+' or '-' or '*' or '/' or '%' or '&' or '|' or '^' when second == '=' => 2,
            _ => 1,
        };
    }

    /// <summary>One token a line, so that a line of a comment can be compared by itself.</summary>
    private static int BlockComment(string text, int start, int skip, ref int line, bool directive, List<Token> tokens)
    {
        var close = text.IndexOf("*/", start + skip, StringComparison.Ordinal);
        var stop = close < 0 ? text.Length : close + 2;
        for (var at = start; at < stop;)
        {
            var end = Math.Min(EndOfLine(text, at), stop);
            var first = at;
            while (first < end && text[first] is ' ' or '\t')
                first++;

            if (first < end)
                tokens.Add(new Token(TokenKind.Comment, first, end - first, line, directive));

            at = end;
            if (at < stop)
            {
                at++;
                line++;
            }
        }

        return stop;
    }

    /// <summary>A literal ends at its quote, or at the end of the line when the quote is missing.</summary>
    private static (TokenKind Kind, int Length, int Lines) Literal(string text, int start, int quote)
    {
        var kind = text[quote] == '"' ? TokenKind.Quoted : TokenKind.Character;
        var lines = 0;
        for (var at = quote + 1; at < text.Length; at++)
        {
            if (text[at] == text[quote])
                return (kind, at + 1 - start, lines);

            if (text[at] == '\n')
                return (kind, at - start, lines);

            if (text[at] != '\\')
                continue;

            if (IsContinuation(text, at, out var next))
            {
                lines++;
                at = next - 1;
            }
            else if (At(text, at + 1) != '\n')
            {
                at++;
            }
        }

        return (kind, text.Length - start, lines);
    }

    private static int NumberLength(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsAsciiLetterOrDigit(c) || c is '_' or '.')
                at++;
            else if (c is '+' or '-' && text[at - 1] is 'e' or 'E' or 'p' or 'P' && !IsHex(text, start))
                at++;
            else
                break;
        }

        return at - start;
    }

    private static bool IsHex(string text, int start) =>
        text[start] == '0' && At(text, start + 1) is 'x' or 'X' && At(text, start + 2) is not '\0';

    private static int RunOf(string text, int start)
    {
        var rest = text.AsSpan(start).IndexOfAnyExcept(WordChars);
        return rest < 0 ? text.Length - start : rest;
    }

    private static bool IsContinuation(string text, int at, out int next)
    {
        var after = at + 1;
        while (At(text, after) is ' ' or '\t' or '\r')
            after++;

        next = after + 1;
        return At(text, after) == '\n';
    }

    private static int EndOfLine(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end;
    }

    private static char At(string text, int at) => at < text.Length ? text[at] : '\0';
}
