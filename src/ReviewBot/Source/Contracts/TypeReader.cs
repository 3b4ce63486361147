using ReviewBot.Source.Flow;

namespace ReviewBot.Source.Contracts;

/// <summary>Reads what the type of a variable or a function tells about its values.</summary>
internal static class TypeReader
{
    /// <summary>The type of a function, told by what stands before its name.</summary>
    public static (ResultType Type, bool IsStatic) Of(CFragment fragment, CFunction function)
    {
        var name = function.HeadToken;
        while (name < function.OpenToken && !(fragment.Is(name, function.Name) && fragment.Is(fragment.CodeAfter(name), "(")))
            name = fragment.CodeAfter(name);

        if (name >= function.OpenToken || fragment.Is(fragment.CodeBefore(name), "("))
            return (ResultType.Other, false);

        var type = Of(fragment, new TokenRange(function.HeadToken, name), 0, out var isStatic);
        return (type, isStatic);
    }

    /// <summary>The type that tokens and stars behind them name.</summary>
    public static ResultType Of(CFragment fragment, TokenRange range, int stars, out bool isStatic)
    {
        isStatic = false;
        var (type, isUnsigned, words) = (ResultType.Other, false, 0);
        for (var i = range.First; i < range.End; i++)
        {
            var token = fragment.Tokens[i];
            if (token.Kind == TokenKind.Comment || token.InDirective)
                continue;

            if (token.Kind != TokenKind.Word)
            {
                if (fragment.Is(i, "*"))
                    stars++;
                else if (fragment.Is(i, "("))
                    i = Skip(fragment, i, range.End);

                continue;
            }

            var text = fragment.Text(i);
            isStatic |= text is "static";
            isUnsigned |= text is "unsigned";
            if (IsDecoration(text))
                continue;

            words++;
            type = words > 1 && type is not (ResultType.Signed or ResultType.Narrow or ResultType.Unsigned)
                ? ResultType.Other
                : Named(text);
        }

        if (stars > 0)
            return ResultType.Pointer;

        return isUnsigned ? (type == ResultType.Narrow ? type : ResultType.Unsigned) : type == ResultType.Narrow && words > 1 ? ResultType.Signed : type;
    }

    private static int Skip(CFragment fragment, int open, int end)
    {
        var depth = 0;
        for (var i = open; i < end; i++)
        {
            if (fragment.Is(i, "("))
                depth++;
            else if (fragment.Is(i, ")") && --depth == 0)
                return i;
        }

        return end;
    }

    private static bool IsDecoration(ReadOnlySpan<char> word) => word is
        "static" or "inline" or "extern" or "const" or "volatile" or "unsigned" or "signed" or "noinline" or "asmlinkage"
        or "notrace" or "noinline_for_stack" or "register" or "nokprobe_inline" or "noinstr" or "INDIRECT_CALLABLE_SCOPE"
        or "inline_for_stack" or "STATIC" or "auto" or "__init" or "__exit"
        || (word.StartsWith("__", StringComparison.Ordinal) && !TypeNames.IsCustomary(word));

    private static ResultType Named(ReadOnlySpan<char> word) => word switch
    {
        "void" => ResultType.Void,
        "bool" or "_Bool" => ResultType.Boolean,
        "u8" or "u16" or "__u8" or "__u16" or "uint8_t" or "uint16_t" => ResultType.Narrow,
        "u32" or "u64" or "__u32" or "__u64" or "size_t" or "uint32_t" or "uint64_t" or "uint" or "ulong" => ResultType.Unsigned,
        "int" or "long" or "short" or "s32" or "s64" or "ssize_t" or "__s32" or "__s64" or "int32_t" or "int64_t"
            or "loff_t" or "off_t" or "ptrdiff_t" => ResultType.Signed,
        "char" => ResultType.Other,
        _ => ResultType.Other,
    };
}
