namespace ReviewBot.Source.Flow;

/// <summary>Tells types and keywords from other names without a symbol table.</summary>
internal static class TypeNames
{
    /// <summary>Whether a word begins a type wherever it stands.</summary>
    public static bool IsKeyword(ReadOnlySpan<char> word) => word is
        "struct" or "union" or "enum" or "const" or "volatile" or "unsigned" or "signed" or "int" or "char" or "long"
        or "short" or "void" or "bool" or "float" or "double" or "static" or "extern" or "register" or "auto"
        or "typedef" or "typeof" or "__typeof__" or "__typeof" or "__auto_type" or "typeof_member" or "_Bool"
        or "__signed__" or "__volatile__" or "__const" or "__label__" or "restrict" or "__restrict";

    /// <summary>Whether a word is a keyword that begins or continues a statement.</summary>
    public static bool IsStatement(ReadOnlySpan<char> word) => word is
        "if" or "else" or "for" or "while" or "do" or "switch" or "case" or "default" or "goto" or "return" or "break"
        or "continue";

    /// <summary>Whether a word is the name of a type by all custom: <c>u32</c>, <c>size_t</c>, <c>__be16</c>.</summary>
    public static bool IsCustomary(ReadOnlySpan<char> word) => IsKeyword(word)
        || word.EndsWith("_t", StringComparison.Ordinal)
        || word is "u8" or "u16" or "u32" or "u64" or "s8" or "s16" or "s32" or "s64" or "__u8" or "__u16" or "__u32"
            or "__u64" or "__s8" or "__s16" or "__s32" or "__s64" or "__be16" or "__be32" or "__be64" or "__le16"
            or "__le32" or "__le64" or "u_char" or "u_int" or "u_long" or "ulong" or "uint" or "ushort" or "uchar"
            or "uint8" or "uint16" or "uint32" or "__wsum" or "__sum16" or "u128" or "s128" or "__int128";

    /// <summary>
    /// Whether the tokens in a pair of parentheses, at <paramref name="open"/>, are a type and what follows is its
    /// operand.
    /// </summary>
    public static bool IsCast(CFragment fragment, int open, int close, int end)
    {
        var first = fragment.CodeAfter(open);
        var after = fragment.CodeAfter(close);
        if (after >= end || first >= close || fragment.Tokens[first].Kind != TokenKind.Word)
            return false;

        if (!IsOperandStart(fragment, after, out var isSurely))
            return false;

        if (IsType(fragment, first, close))
            return true;

        // `(x) y`, but `(x)(y)` and `(x) & y` may as well be a call and an operator
        return fragment.CodeAfter(first) == close && isSurely;
    }

    /// <summary>Whether tokens are a type and nothing else can be meant.</summary>
    public static bool IsType(CFragment fragment, int first, int end)
    {
        if (fragment.Tokens[first].Kind != TokenKind.Word)
            return false;

        if (IsKeyword(fragment.Text(first)))
            return true;

        var second = fragment.CodeAfter(first);
        if (second >= end)
            return IsCustomary(fragment.Text(first));

        return fragment.Tokens[second].Kind == TokenKind.Word || fragment.Is(fragment.CodeBefore(end), "*");
    }

    private static bool IsOperandStart(CFragment fragment, int token, out bool isSurely)
    {
        isSurely = fragment.Tokens[token].Kind is not TokenKind.Punctuator || fragment.Text(token) is "~" or "!";
        return isSurely || fragment.Text(token) is "(" or "*" or "&" or "-" or "+" or "++" or "--" or "{" or "&&";
    }
}
