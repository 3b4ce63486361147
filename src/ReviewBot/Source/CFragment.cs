using System.Collections.Immutable;
using ReviewBot.Trees;

namespace ReviewBot.Source;

/// <summary>The tokens of a fragment, and the structure found in them.</summary>
public sealed class CFragment
{
    // so many tokens are looked at one by one before the way past all of them is worked out
    private const int Near = 32;

    private int[]? _firstOfLine;
    private CodeAround? _code;
    private readonly Lazy<CItem?> _opening;
    private readonly Lazy<Nesting> _nesting;
    private readonly Lazy<ImmutableArray<CItem>> _items;
    private readonly Lazy<ImmutableArray<CComment>> _comments;

    /// <summary>Lexes the fragment; structure is looked for when asked.</summary>
    /// <param name="raw">The fragment.</param>
    /// <param name="isWhole">Whether it is the whole file.</param>
    public CFragment(Fragment raw, bool isWhole)
    {
        Raw = raw;
        IsWhole = isWhole;
        Tokens = Lexer.Lex(raw.Text, raw.FirstLine, inComment: !isWhole && FragmentStart.InComment(raw.Text));
        _opening = new(() => SectionHeading.Open(this));
        _nesting = new(() => Nesting.Of(this, Opening is null ? 0 : 1));
        _items = new(() => ItemScanner.Scan(this));
        _comments = new(() => CommentScanner.Scan(this));
    }

    /// <summary>The lines.</summary>
    public Fragment Raw { get; }

    /// <summary>Whether it is the whole file.</summary>
    public bool IsWhole { get; }

    /// <summary>The tokens, comments included.</summary>
    public ImmutableArray<Token> Tokens { get; }

    /// <summary>The number of its first line in the file.</summary>
    public int FirstLine => Raw.FirstLine;

    /// <summary>The number of its last line in the file.</summary>
    public int LastLine => FirstLine + FirstOfLine.Length - 3;

    /// <summary>The function or type that is open where the fragment begins, as far as that is certain.</summary>
    public CItem? Opening => _opening.Value;

    /// <summary>How deep each token stands.</summary>
    public Nesting Nesting => _nesting.Value;

    /// <summary>Functions and types at the top level, in order.</summary>
    public ImmutableArray<CItem> Items => _items.Value;

    /// <summary>Comments, in order.</summary>
    public ImmutableArray<CComment> Comments => _comments.Value;

    // the first token of each line, of the one behind the last, and of the one behind that; not every reader asks
    private int[] FirstOfLine => _firstOfLine ??= FindLines();

    /// <summary>The tokens that begin on a line of the file.</summary>
    public ReadOnlySpan<Token> On(int line)
    {
        var (first, end) = Range(line, line);
        return Tokens.AsSpan(first..end);
    }

    /// <summary>
    /// The indexes of the tokens that begin on lines <paramref name="first"/> to <paramref name="last"/>, end
    /// exclusive.
    /// </summary>
    public (int First, int End) Range(int first, int last)
    {
        var from = Math.Clamp(first - FirstLine, 0, FirstOfLine.Length - 1);
        var to = Math.Clamp(last + 1 - FirstLine, from, FirstOfLine.Length - 1);
        return (FirstOfLine[from], FirstOfLine[to]);
    }

    /// <summary>The chars of a token.</summary>
    public ReadOnlySpan<char> Text(int token) => Tokens.ItemRef(token).In(Raw.Text);

    /// <summary>The chars of a token as a string; the same one again for words that come often.</summary>
    public string Spelling(int token) => Spellings.Of(Text(token));

    /// <summary>Whether a token has this text.</summary>
    public bool Is(int token, ReadOnlySpan<char> text)
    {
        if ((uint)token >= (uint)Tokens.Length)
            return false;

        // most are another by their length or their first char
        ref readonly var at = ref Tokens.ItemRef(token);
        return at.Length == text.Length && Raw.Text[at.Start] == text[0] && (text.Length == 1 || at.In(Raw.Text).SequenceEqual(text));
    }

    /// <summary>
    /// The nearest token before <paramref name="token"/> that is code: no comment, no directive; -1 when there is none.
    /// </summary>
    public int CodeBefore(int token)
    {
        for (var near = Math.Max(token - Near, 0); token > near;)
        {
            if (IsCode(--token))
                return token;
        }

        return token <= 0 ? -1 : Code.Before[token];
    }

    /// <summary>
    /// The nearest token behind <paramref name="token"/> that is code; the number of tokens when there is none.
    /// </summary>
    public int CodeAfter(int token)
    {
        for (var near = Math.Min(token + Near, Tokens.Length - 1); token < near;)
        {
            if (IsCode(++token))
                return token;
        }

        return token >= Tokens.Length - 1 ? Tokens.Length : Code.After[token];
    }

    /// <summary>Whether the token is the first on its line.</summary>
    public bool BeginsLine(int token) => token == 0 || Tokens[token - 1].Line < Tokens[token].Line;

    /// <summary>Whether the token stands in the first column.</summary>
    public bool IsAtMargin(int token) => Tokens.ItemRef(token).Start is var start && (start == 0 || Raw.Text[start - 1] == '\n');

    /// <summary>The function or type whose lines include <paramref name="line"/>.</summary>
    public CItem? ItemAt(int line)
    {
        var at = Items.FirstFrom(line, static (item, line) => item.LastLine >= line);
        return at < Items.Length && Items[at].FirstLine <= line ? Items[at] : null;
    }

    // of each token, the nearest one of code on either side: a file of comments or of macros takes no longer than another
    private CodeAround Code => _code ??= FindCode();

    private bool IsCode(int token)
    {
        ref readonly var at = ref Tokens.ItemRef(token);
        return at.Kind != TokenKind.Comment && !at.InDirective;
    }

    private CodeAround FindCode()
    {
        var (before, after) = (new int[Tokens.Length], new int[Tokens.Length]);
        for (int i = 0, last = -1; i < Tokens.Length; i++)
        {
            before[i] = last;
            last = IsCode(i) ? i : last;
        }

        for (int i = Tokens.Length - 1, next = Tokens.Length; i >= 0; i--)
        {
            after[i] = next;
            next = IsCode(i) ? i : next;
        }

        return new CodeAround(before, after);
    }

    private int[] FindLines()
    {
        var lines = Raw.Text.AsSpan().Count('\n') + (Raw.Text is [.., not '\n'] ? 1 : 0);
        var found = new int[lines + 2];
        for (int i = 0, line = 0; line < found.Length; line++)
        {
            while (i < Tokens.Length && Tokens[i].Line < FirstLine + line)
                i++;

            found[line] = i;
        }

        return found;
    }

    private sealed record CodeAround(int[] Before, int[] After);
}
