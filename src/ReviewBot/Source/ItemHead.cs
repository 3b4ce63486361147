namespace ReviewBot.Source;

/// <summary>Reads what stands before an opening brace at the top level.</summary>
internal static class ItemHead
{
    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "__attribute__", "__printf", "__scanf", "__acquires", "__releases", "__must_hold", "__aligned", "__section",
        "__alias", "__no_sanitize", "__assume_aligned", "__alloc_size", "__malloc", "__diagnose_as", "typeof",
        "__typeof__", "_Static_assert", "__nonnull", "__guarded_by", "__counted_by", "noinline_for_stack",
    };

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "if", "else", "for", "while", "do", "switch", "case", "return", "sizeof",
    };

    /// <summary>The function or type that begins with token <paramref name="start"/>; null for anything else.</summary>
    public static CItem? Read(CFragment fragment, int start, int brace)
    {
        if (start < 0)
            return null;

        var line = fragment.Tokens[start].Line;
        if (Function(fragment, start, brace) is var (name, paren))
        {
            return new CFunction(name, start, brace, brace, line, line)
            {
                Parameters = MemberReader.Parameters(fragment, paren),
            };
        }

        return Tag(fragment, start, brace) is var (keyword, tag)
            ? new CType(keyword, tag, start, brace, brace, line, line)
            : null;
    }

    /// <summary>The name of the function, and the index of the parenthesis that opens its parameters.</summary>
    internal static (string Name, int Paren)? Function(CFragment fragment, int start, int end)
    {
        (string Name, int Paren)? fallback = null;
        var depth = 0;
        var previous = -1;
        for (var i = start; i < end; previous = i, i = fragment.CodeAfter(i))
        {
            if (depth == 0 && fragment.Is(i, "="))
                return null;

            if (fragment.Is(i, ")") || fragment.Is(i, "]"))
                depth--;

            if (!fragment.Is(i, "(") && !fragment.Is(i, "["))
                continue;

            if (depth++ > 0 || fragment.Is(i, "[") || previous < 0 || fragment.Tokens[previous].Kind != TokenKind.Word)
                continue;

            var name = fragment.Text(previous).ToString();
            if (Attributes.Contains(name))
                continue;

            if (Keywords.Contains(name))
                return null;

            if (IsMacroName(name)
                && fragment.CodeAfter(i) is var argument
                && argument < end
                && fragment.Tokens[argument].Kind == TokenKind.Word)
                return (fragment.Text(argument).ToString(), i);

            if (previous > start)
                return (name, i);

            fallback ??= (name, i);
        }

        return fallback;
    }

    private static (string Keyword, string Tag)? Tag(CFragment fragment, int start, int brace)
    {
        // an initializer, whatever its type is called
        if (fragment.Is(fragment.CodeBefore(brace), "="))
            return null;

        for (var i = start; i < brace; i = fragment.CodeAfter(i))
        {
            if (!fragment.Is(i, "struct") && !fragment.Is(i, "union") && !fragment.Is(i, "enum"))
                continue;

            var tag = fragment.CodeAfter(i);
            while (tag < brace && Attributes.Contains(fragment.Text(tag).ToString()))
                tag = fragment.CodeAfter(tag);

            if (tag >= brace)
                return (fragment.Text(i).ToString(), "");

            // with a declarator behind the tag, this is a variable whose initializer a section heading cuts off
            return fragment.Tokens[tag].Kind == TokenKind.Word && !HasDeclarator(fragment, tag, brace)
                ? (fragment.Text(i).ToString(), fragment.Text(tag).ToString())
                : null;
        }

        return null;
    }

    private static bool HasDeclarator(CFragment fragment, int tag, int brace)
    {
        var next = fragment.CodeAfter(tag);
        return next < brace
            && (fragment.Is(next, "*")
                || (fragment.Tokens[next].Kind == TokenKind.Word
                    && !fragment.Text(next).StartsWith("__", StringComparison.Ordinal)));
    }

    private static bool IsMacroName(string name) => name.Length > 2 && !name.Any(char.IsAsciiLetterLower);
}
