namespace ReviewBot.Source;

/// <summary>A kernel-doc comment and the head of what stands right below it.</summary>
/// <param name="Fragment">Where they are.</param>
/// <param name="Comment">The comment, whole.</param>
/// <param name="Item">The function or type, when its body is shown.</param>
/// <param name="First">Index of its first token.</param>
/// <param name="End">Index behind its last token: of a type the closing brace, of a function the end of the head.</param>
/// <param name="NameToken">Index of the token with its name.</param>
public sealed record DocumentedHead(
    CFragment Fragment, CComment Comment, CItem? Item, int First, int End, int NameToken)
{
    /// <summary>Whether a function or a prototype stands there, and no type.</summary>
    public bool IsFunction => Item is not CType;

    /// <summary>The name.</summary>
    public string Name => Fragment.Text(NameToken).ToString();

    /// <summary>The name as people say it: <c>struct x</c>, <c>x()</c>.</summary>
    public string Shown => Item is CType type ? $"{type.Keyword} {Name}" : $"{Name}()";

    /// <summary>The line of the name.</summary>
    public int NameLine => Fragment.Tokens[NameToken].Line;

    /// <summary>
    /// What is documented in an image, each with a whole comment and a whole head and nothing in between. What a macro
    /// declares is left out, for only its definition knows the name.
    /// </summary>
    public static IEnumerable<DocumentedHead> In(CSource source) =>
        from fragment in source.Fragments
        from comment in fragment.Comments
        where comment is { IsKernelDoc: true, IsWhole: true } && fragment.ItemAt(comment.FirstLine) is null
        let head = Below(fragment, comment)
        where head is not null
        select head;

    /// <summary>Whether a word stands anywhere in it.</summary>
    public bool Holds(string word)
    {
        for (var i = First; i < End; i++)
        {
            if (Fragment.Tokens[i].Kind == TokenKind.Word && Fragment.Is(i, word))
                return true;
        }

        return false;
    }

    private static DocumentedHead? Below(CFragment fragment, CComment comment)
    {
        var first = comment.LastToken + 1;
        if (first >= fragment.Tokens.Length
            || fragment.Tokens[first] is not { Kind: TokenKind.Word, InDirective: false }
            || fragment.Tokens[first].Line > comment.LastLine + 1)
            return null;

        var item = fragment.Items.FirstOrDefault(item => item.HeadToken == first && item.ShowsHead);
        if (item is CType type)
        {
            return type is { IsWhole: true, Name.Length: > 0 } && Named(fragment, first, type.OpenToken, type.Name) is { } tag
                ? new DocumentedHead(fragment, comment, type, first, type.CloseToken, tag)
                : null;
        }

        var end = item?.OpenToken ?? EndOfHead(fragment, first);
        return end < fragment.Tokens.Length
            && (item is not null || fragment.Is(end, ";"))
            && !fragment.Is(first, "typedef")
            && ItemHead.Function(fragment, first, end) is var (name, paren)
            && fragment.CodeBefore(paren) is var before
            && fragment.Is(before, name)
            ? new DocumentedHead(fragment, comment, item, first, end, before)
            : null;
    }

    private static int EndOfHead(CFragment fragment, int first)
    {
        var end = first;
        while (end < fragment.Tokens.Length && !fragment.Is(end, ";") && !fragment.Is(end, "{") && !fragment.Is(end, "="))
            end = fragment.CodeAfter(end);

        return end;
    }

    private static int? Named(CFragment fragment, int first, int end, string name)
    {
        for (var i = first; i < end; i++)
        {
            if (fragment.Is(i, name))
                return i;
        }

        return null;
    }
}
