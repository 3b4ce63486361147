namespace ReviewBot.Source;

/// <summary>Where statements and declarations begin and end, told by the tokens alone.</summary>
public static class Statements
{
    /// <summary>
    /// The first and the last code token of the statements or declarations that tokens <paramref name="first"/> to
    /// <paramref name="last"/> belong to, as far as the fragment shows them.
    /// </summary>
    public static (int First, int Last) Around(CFragment fragment, int first, int last)
    {
        for (var before = fragment.CodeBefore(first); before >= 0 && !Separates(fragment, before); before = fragment.CodeBefore(before))
            first = before;

        if (!Separates(fragment, last))
        {
            for (var after = fragment.CodeAfter(last); after < fragment.Tokens.Length; after = fragment.CodeAfter(after))
            {
                last = after;
                if (Separates(fragment, after))
                    break;
            }
        }

        return (first, last);
    }

    /// <summary>
    /// The code tokens that a comment speaks of: the statement in front of it on its first line, or the one that begins
    /// on the line right below it; of any other token, the statement around it. Null when a comment stands by itself.
    /// </summary>
    public static (int First, int Last)? Beside(CFragment fragment, int token)
    {
        if (fragment.Tokens[token].Kind != TokenKind.Comment)
            return Around(fragment, token, token);

        var at = fragment.Comments.FirstFrom(token, static (comment, token) => comment.LastToken >= token);
        if (at == fragment.Comments.Length || fragment.Comments[at].FirstToken > token)
            return null;

        var comment = fragment.Comments[at];
        var before = fragment.CodeBefore(comment.FirstToken);
        if (before >= 0 && fragment.Tokens[before].Line == comment.FirstLine)
        {
            // behind the end of a statement, a comment speaks of that statement
            return Separates(fragment, before) && fragment.CodeBefore(before) is >= 0 and var inner
                ? Around(fragment, inner, inner)
                : Around(fragment, before, before);
        }

        var next = fragment.CodeAfter(comment.LastToken);
        return next < fragment.Tokens.Length && fragment.Tokens[next].Line == comment.LastLine + 1
            ? (next, Around(fragment, next, next).Last)
            : null;
    }

    /// <summary>Whether two ranges of code tokens, of one image each, have the same texts in the same order.</summary>
    public static bool AreSame(CFragment before, (int First, int Last) old, CFragment after, (int First, int Last) @new)
    {
        var (i, j) = (SkipComments(before, old.First), SkipComments(after, @new.First));
        for (; i <= old.Last && j <= @new.Last; i = before.CodeAfter(i), j = after.CodeAfter(j))
        {
            if (!before.Text(i).SequenceEqual(after.Text(j)))
                return false;
        }

        return i > old.Last && j > @new.Last;
    }

    private static int SkipComments(CFragment fragment, int token) =>
        token < fragment.Tokens.Length
            && (fragment.Tokens[token].Kind == TokenKind.Comment || fragment.Tokens[token].InDirective)
            ? fragment.CodeAfter(token)
            : token;

    private static bool Separates(CFragment fragment, int token) =>
        fragment.Nesting.Parens[token] == 0
        && (fragment.Is(token, "{") || fragment.Is(token, "}") || fragment.Is(token, ";"));
}
