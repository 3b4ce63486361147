using System.Collections.Immutable;

namespace ReviewBot.Source;

/// <summary>Finds functions and types at the top level by their braces.</summary>
internal static class ItemScanner
{
    public static ImmutableArray<CItem> Scan(CFragment fragment)
    {
        var items = ImmutableArray.CreateBuilder<CItem>();
        var start = -1;
        var open = fragment.Opening;
        var text = fragment.Raw.Text;
        var tokens = fragment.Tokens.AsSpan();
        var (braces, parens) = fragment.Nesting;
        for (var i = 0; i < tokens.Length; i++)
        {
            // nearly everything is inside of braces
            if (braces[i] > 0 || tokens[i].InDirective || tokens[i].Kind == TokenKind.Comment)
                continue;

            if (start < 0)
                start = i;

            if (tokens[i] is not { Kind: TokenKind.Punctuator, Length: 1 })
                continue;

            switch (text[tokens[i].Start])
            {
                case ';' when parens[i] == 0:
                    start = -1;
                    break;

                case '{':
                    open = MayBegin(fragment, start) ? ItemHead.Read(fragment, start, i) : null;
                    break;

                case '}':
                    if (open is not null)
                        items.Add(Close(fragment, open, i));

                    // what follows the brace of a type, up to the semicolon, still belongs to it
                    start = open is CFunction or null ? -1 : start;
                    open = null;
                    break;
            }
        }

        if (open is not null)
            items.Add(Close(fragment, open with { ShowsEnd = false }, fragment.Tokens.Length));

        return items.ToImmutable();
    }

    /// <summary>
    /// A hunk may begin inside a function without a word of it, and all that tells its blocks from functions is that
    /// kernel code begins these in the first column.
    /// </summary>
    private static bool MayBegin(CFragment fragment, int start) => fragment.IsWhole || fragment.IsAtMargin(start);

    /// <summary>Only now is the body known, so only now are members read.</summary>
    private static CItem Close(CFragment fragment, CItem item, int close)
    {
        var last = close < fragment.Tokens.Length ? fragment.Tokens[close].Line : fragment.LastLine;
        var closed = item with { CloseToken = close, LastLine = last };
        return closed is CType type ? type with { Members = MemberReader.Members(fragment, type) } : closed;
    }
}
