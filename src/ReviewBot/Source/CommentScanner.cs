using System.Collections.Immutable;

namespace ReviewBot.Source;

/// <summary>Joins the line tokens of block comments.</summary>
internal static class CommentScanner
{
    public static ImmutableArray<CComment> Scan(CFragment fragment)
    {
        var comments = ImmutableArray.CreateBuilder<CComment>();
        for (var i = 0; i < fragment.Tokens.Length; i++)
        {
            if (fragment.Tokens[i].Kind != TokenKind.Comment)
                continue;

            var first = i;
            var text = fragment.Text(first);
            if (!text.StartsWith("//", StringComparison.Ordinal))
            {
                while (!EndsBlock(fragment, first, i) && IsComment(fragment, i + 1) && !BeginsComment(fragment, i + 1))
                    i++;
            }

            var opened = text.StartsWith("/*", StringComparison.Ordinal)
                || text.StartsWith("//", StringComparison.Ordinal);
            comments.Add(new CComment(
                first,
                i,
                fragment.Tokens[first].Line,
                fragment.Tokens[i].Line,
                IsKernelDoc: text.StartsWith("/**", StringComparison.Ordinal)
                    && !text.StartsWith("/**/", StringComparison.Ordinal)
                    && text is not ['/', '*', '*', '*', ..],
                IsWhole: opened && (text.StartsWith("//", StringComparison.Ordinal) || EndsBlock(fragment, first, i))));
        }

        return comments.ToImmutable();
    }

    private static bool EndsBlock(CFragment fragment, int first, int token)
    {
        var text = fragment.Text(token);
        return text.EndsWith("*/", StringComparison.Ordinal) && (token != first || text is not "/*/");
    }

    private static bool IsComment(CFragment fragment, int token) =>
        token < fragment.Tokens.Length && fragment.Tokens[token].Kind == TokenKind.Comment;

    private static bool BeginsComment(CFragment fragment, int token) =>
        fragment.Text(token).StartsWith("/*", StringComparison.Ordinal)
            || fragment.Text(token).StartsWith("//", StringComparison.Ordinal);
}
