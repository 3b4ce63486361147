using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ReviewBot.Source;

/// <summary>
/// Splits C into tokens. Takes any bytes, never throws, and is linear in the length of the text. Knows nothing of
/// macros: a directive is lexed like other text, and its tokens are marked.
/// </summary>
public static class Lexer
{
    private static readonly Lead[] Leads = [.. Enumerable.Range(0, 128).Select(static c => LeadOf((char)c))];

    /// <summary>What may begin with a char; those of a word and what it goes on with are the last two.</summary>
    private enum Lead : byte
    {
        Stray,
        Blank,
        NewLine,
        Backslash,
        Slash,
        Dot,
        Quote,
        Bracket,
        Operator,
        Letter,
        Digit,
    }

    /// <summary>The tokens of a text, white space left out.</summary>
    /// <param name="text">C, raw; its first char begins line <paramref name="firstLine"/>.</param>
    /// <param name="firstLine">The number of the first line.</param>
    /// <param name="inComment">Whether the text begins inside a block comment, as the context of a hunk may.</param>
    public static ImmutableArray<Token> Lex(string text, int firstLine, bool inComment)
    {
        var tokens = new TokenBuffer((text.Length / 5) + 4);
        var line = firstLine;
        var at = 0;
        var directive = false;
        var fresh = true; // nothing but white space and comments on this line so far
        if (inComment)
            at = BlockComment(text, at, 0, ref line, directive, ref tokens);

        ReadOnlySpan<Lead> leads = Leads;
        while (at < text.Length)
        {
            var c = text[at];
            var lead = c < leads.Length ? leads[c] : Lead.Stray;
            var (kind, length, lines) = (TokenKind.Punctuator, 1, 0);
            switch (lead)
            {
                case Lead.NewLine:
                    line++;
                    at++;
                    fresh = true;
                    directive = false;
                    continue;

                case Lead.Blank:
                    at++;
                    while ((uint)at < (uint)text.Length && text[at] is ' ' or '\t')
                        at++;

                    continue;

                case Lead.Backslash when IsContinuation(text, at, out var next):
                    line++;
                    at = next;
                    continue;

                case Lead.Slash when At(text, at + 1) == '*':
                    at = BlockComment(text, at, 2, ref line, directive, ref tokens);
                    continue;

                case Lead.Slash when At(text, at + 1) == '/':
                    length = EndOfLine(text, at) - at;
                    tokens.Add(new Token(TokenKind.Comment, at, length, line, directive));
                    at += length;
                    continue;

                case Lead.Letter:
                    kind = TokenKind.Word;
                    length = WordLength(text, at, leads);
                    if (length <= 2 && At(text, at + length) is '"' or '\'' && text.AsSpan(at, length) is "L" or "u8" or "u" or "U")
                        (kind, length, lines) = Literal(text, at, at + length);

                    break;

                case Lead.Bracket:
                    break;

                case Lead.Digit:
                case Lead.Dot when char.IsAsciiDigit(At(text, at + 1)):
                    (kind, length) = (TokenKind.Number, NumberLength(text, at));
                    break;

                case Lead.Quote:
                    (kind, length, lines) = Literal(text, at, at);
                    break;

                case Lead.Stray or Lead.Backslash:
                    kind = TokenKind.Stray;
                    break;

                default:
                    directive |= fresh && c == '#';
                    length = PunctuatorLength(text, at, c);
                    break;
            }

            fresh = false;
            tokens.Add(new Token(kind, at, length, line, directive));
            at += length;
            line += lines;

            // one blank is what stands between most tokens
            if (At(text, at) == ' ')
                at++;
        }

        return tokens.Drain();
    }

    private static Lead LeadOf(char c) => c switch
    {
        '\n' => Lead.NewLine,
        ' ' or '\t' or '\r' or '\f' or '\v' => Lead.Blank,
        '\\' => Lead.Backslash,
        '/' => Lead.Slash,
        '.' => Lead.Dot,
        '"' or '\'' => Lead.Quote,
        '(' or ')' or '[' or ']' or '{' or '}' or ';' or ',' or '?' or ':' or '~' => Lead.Bracket,
        '_' or '$' => Lead.Letter,
        _ when char.IsAsciiLetter(c) => Lead.Letter,
        _ when char.IsAsciiDigit(c) => Lead.Digit,
        < ' ' or > '~' or '@' or '`' => Lead.Stray,
        _ => Lead.Operator,
    };

    private static int WordLength(string text, int start, ReadOnlySpan<Lead> leads)
    {
        var at = start + 1;
        while ((uint)at < (uint)text.Length && text[at] is var next && next < leads.Length && leads[next] >= Lead.Letter)
            at++;

        return at - start;
    }

    private static int PunctuatorLength(string text, int at, char c)
    {
        var second = At(text, at + 1);
        return c switch
        {
            '.' => second == '.' && At(text, at + 2) == '.' ? 3 : 1,
            '<' or '>' when second == c => At(text, at + 2) == '=' ? 3 : 2,
            '+' or '-' or '&' or '|' or '#' when second == c => 2,
            '-' when second == '>' => 2,
            '<' or '>' or '=' or '!' or '+' or '-' or '*' or '/' or '%' or '&' or '|' or '^' when second == '=' => 2,
            _ => 1,
        };
    }

    /// <summary>One token a line, so that a line of a comment can be compared by itself.</summary>
    private static int BlockComment(string text, int start, int skip, ref int line, bool directive, ref TokenBuffer tokens)
    {
        var from = Math.Min(start + skip, text.Length);
        var close = text.AsSpan(from).IndexOf("*/");
        var stop = close < 0 ? text.Length : from + close + 2;
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

    /// <summary>Tokens as they come: the room for them is used again, since a file may have a million.</summary>
    private ref struct TokenBuffer(int capacity)
    {
        private Token[] _tokens = ArrayPool<Token>.Shared.Rent(capacity);
        private int _count;

        public void Add(Token token)
        {
            if (_count == _tokens.Length)
                Grow();

            _tokens[_count++] = token;
        }

        public readonly ImmutableArray<Token> Drain()
        {
            var tokens = GC.AllocateUninitializedArray<Token>(_count);
            _tokens.AsSpan(0, _count).CopyTo(tokens);
            ArrayPool<Token>.Shared.Return(_tokens);
            return ImmutableCollectionsMarshal.AsImmutableArray(tokens);
        }

        private void Grow()
        {
            var larger = ArrayPool<Token>.Shared.Rent(_count * 2);
            _tokens.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<Token>.Shared.Return(_tokens);
            _tokens = larger;
        }
    }
}
