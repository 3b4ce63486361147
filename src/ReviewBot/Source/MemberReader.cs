using System.Collections.Immutable;

namespace ReviewBot.Source;

/// <summary>Reads declarations: members between braces, enumerators, parameters between parentheses.</summary>
internal static class MemberReader
{
    // of types in types, and of declarators in declarators: what is deeper is not read
    private const int MostDepth = 60;

    /// <summary>The members of a type whose body is shown, wholly or in part.</summary>
    public static ImmutableArray<CMember> Members(CFragment fragment, CType type)
    {
        var members = ImmutableArray.CreateBuilder<CMember>();
        var first = Math.Max(type.OpenToken + 1, 0);
        if (type.Keyword == "enum")
            Enumerators(fragment, first, type.CloseToken, members);
        else
            Body(fragment, first, type.CloseToken, "", members, level: 0);

        return members.ToImmutable();
    }

    /// <summary>The parameters behind an opening parenthesis.</summary>
    public static ImmutableArray<CMember> Parameters(CFragment fragment, int paren)
    {
        var parameters = ImmutableArray.CreateBuilder<CMember>();
        var depth = 0;
        var start = paren + 1;
        for (var i = paren; i < fragment.Tokens.Length; i = fragment.CodeAfter(i))
        {
            if (fragment.Is(i, "(") || fragment.Is(i, "["))
                depth++;
            else if (fragment.Is(i, ")") || fragment.Is(i, "]"))
                depth--;

            if (depth > 1 || (depth == 1 && !fragment.Is(i, ",")))
                continue;

            if (Declarator(fragment, start, i) is { } name && i > start && fragment.CodeAfter(start) < i)
                parameters.Add(new CMember(fragment.Text(name).ToString(), fragment.Tokens[name].Line, name));

            if (depth == 0)
                break;

            start = fragment.CodeAfter(i);
        }

        return parameters.ToImmutable();
    }

    /// <summary>The parameters of a macro, whose parenthesis is <paramref name="paren"/>.</summary>
    public static ImmutableArray<CMember> MacroParameters(CFragment fragment, int paren)
    {
        var parameters = ImmutableArray.CreateBuilder<CMember>();
        for (var i = paren + 1; i < fragment.Tokens.Length && !fragment.Is(i, ")") && fragment.Tokens[i].InDirective; i++)
        {
            if (fragment.Tokens[i].Kind == TokenKind.Word)
                parameters.Add(new CMember(fragment.Text(i).ToString(), fragment.Tokens[i].Line, i));
        }

        return parameters.ToImmutable();
    }

    private static void Body(
        CFragment fragment, int first, int end, string prefix, ImmutableArray<CMember>.Builder members, int level)
    {
        if (level > MostDepth)
            return;

        var start = -1;
        var depth = 0;
        for (var i = fragment.CodeAfter(first - 1); i < end; i = fragment.CodeAfter(i))
        {
            if (start < 0)
                start = i;

            if (fragment.Is(i, "{"))
            {
                var close = Matching(fragment, i, end);
                var after = fragment.CodeAfter(close);
                var named = after < end
                    && fragment.Tokens[after].Kind == TokenKind.Word
                    && !fragment.Text(after).StartsWith("__", StringComparison.Ordinal);
                var inner = named ? $"{prefix}{fragment.Text(after)}." : prefix;
                Body(fragment, i + 1, close, inner, members, level + 1);
                i = Math.Min(close, end - 1);
                start = named ? after : -1;
                continue;
            }

            if (fragment.Is(i, "(") || fragment.Is(i, "["))
                depth++;
            else if (fragment.Is(i, ")") || fragment.Is(i, "]"))
                depth--;

            var comma = depth == 0 && fragment.Is(i, ",");
            if (!comma && !(depth <= 0 && fragment.Is(i, ";")))
                continue;

            if (Declarator(fragment, start, i) is { } name)
                members.Add(new CMember(prefix + fragment.Text(name).ToString(), fragment.Tokens[name].Line, name));

            depth = 0;
            start = comma ? start : -1;
        }
    }

    private static void Enumerators(CFragment fragment, int first, int end, ImmutableArray<CMember>.Builder members)
    {
        var depth = 0;
        var expected = true;
        for (var i = fragment.CodeAfter(first - 1); i < end; i = fragment.CodeAfter(i))
        {
            if (fragment.Is(i, "(") || fragment.Is(i, "{"))
                depth++;
            else if (fragment.Is(i, ")") || fragment.Is(i, "}"))
                depth--;
            else if (expected && fragment.Tokens[i].Kind == TokenKind.Word)
                members.Add(new CMember(fragment.Text(i).ToString(), fragment.Tokens[i].Line, i));

            expected = depth == 0 && fragment.Is(i, ",");
        }
    }

    /// <summary>
    /// The declared name in <c>unsigned int x</c>, <c>char x[4]</c>, <c>u8 x:3</c>, <c>int (*x)(void)</c> or
    /// <c>DECLARE_BITMAP(x, 8)</c>: the token, or null when this is no declaration.
    /// </summary>
    private static int? Declarator(CFragment fragment, int start, int end, int level = 0)
    {
        if (level > MostDepth)
            return null;

        int? last = null;
        for (var i = start; i >= 0 && i < end; i = fragment.CodeAfter(i))
        {
            if (fragment.Is(i, "("))
            {
                var next = fragment.CodeAfter(i);
                var before = fragment.CodeBefore(i);
                if (fragment.Is(next, "*") || fragment.Is(next, "^"))
                    return Declarator(fragment, fragment.CodeAfter(next), Matching(fragment, i, end, "(", ")"), level + 1);

                if (fragment.Text(before).StartsWith("DECLARE_", StringComparison.Ordinal))
                    return fragment.Tokens[next].Kind == TokenKind.Word ? next : null;

                // any other macro declares what only its definition knows
                if (before == last)
                    return null;

                i = Matching(fragment, i, end, "(", ")");
                continue;
            }

            if (fragment.Is(i, "[") || fragment.Is(i, ":") || fragment.Is(i, "="))
                break;

            if (fragment.Is(i, ","))
                last = null;
            else if (fragment.Tokens[i].Kind == TokenKind.Word
                && (!IsAttribute(fragment, i) || IsAfterStar(fragment, i, end)))
                last = i;
        }

        return last is { } name && IsTypeWord(fragment.Text(name)) ? null : last;
    }

    /// <summary>
    /// <c>__rcu</c> in <c>struct foo __rcu *x</c>: two underscores, and not what <c>void *__x</c> declares.
    /// </summary>
    private static bool IsAttribute(CFragment fragment, int token) =>
        fragment.Text(token).StartsWith("__", StringComparison.Ordinal);

    private static bool IsAfterStar(CFragment fragment, int token, int end) =>
        fragment.Is(fragment.CodeBefore(token), "*")
        && (fragment.CodeAfter(token) is var next && (next >= end || fragment.Is(next, "[") || fragment.Is(next, ",")));

    private static int Matching(CFragment fragment, int open, int end, string opening = "{", string closing = "}")
    {
        var depth = 0;
        for (var i = open; i < end; i = fragment.CodeAfter(i))
        {
            if (fragment.Is(i, opening))
                depth++;
            else if (fragment.Is(i, closing) && --depth == 0)
                return i;
        }

        return end;
    }

    private static bool IsTypeWord(ReadOnlySpan<char> word) => word is
        "void" or "char" or "short" or "int" or "long" or "float" or "double" or "signed" or "unsigned" or "bool" or "const"
        or "volatile" or "struct" or "union" or "enum";
}
