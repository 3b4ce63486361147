using ReviewBot.Trees;

namespace ReviewBot.Source;

/// <summary>
/// The section heading of a hunk names the last function or type that began before it, which need not be open
/// any more where the hunk begins.
/// </summary>
internal static class SectionHeading
{
    /// <summary>
    /// The function or type that is open where the fragment begins; null when none is, or when that is not certain.
    /// </summary>
    public static CItem? Open(CFragment fragment)
    {
        if (fragment.IsWhole || fragment.Raw.Section.Length == 0 || !BeginsInside(fragment))
            return null;

        var heading = new CFragment(new Fragment(1, fragment.Raw.Section, ""), isWhole: true);
        var end = heading.Tokens.Length > 0
            && heading.Is(heading.Tokens.Length - 1, "{") ? heading.Tokens.Length - 1 : heading.Tokens.Length;
        if (end == 0)
            return null;

        var item = ItemHead.Read(heading, 0, end);
        return item switch
        {
            CFunction function => function with { Parameters = [], HeadToken = 0, OpenToken = -1, FirstLine = fragment.FirstLine, ShowsHead = false },
            CType type when end < heading.Tokens.Length || BeginsType(heading) =>
                type with { HeadToken = 0, OpenToken = -1, FirstLine = fragment.FirstLine, ShowsHead = false },
            _ => null,
        };
    }

    /// <summary>
    /// git cuts a long heading, and then the name and the initializer of a variable may be missing. What begins with
    /// <c>static</c> or <c>const</c> is seldom a type, so without its brace it counts as none.
    /// </summary>
    private static bool BeginsType(CFragment heading) =>
        heading.Is(0, "struct") || heading.Is(0, "union") || heading.Is(0, "enum") || heading.Is(0, "typedef");

    /// <summary>
    /// Kernel code begins and ends what is at the top level in the first column: the first code there is a closing
    /// brace when something was open, and the head of something new when nothing was.
    /// </summary>
    private static bool BeginsInside(CFragment fragment)
    {
        var indented = false;
        for (var i = 0; i < fragment.Tokens.Length; i++)
        {
            var token = fragment.Tokens[i];
            if (token.Kind == TokenKind.Comment || token.InDirective || !fragment.BeginsLine(i))
                continue;

            if (!fragment.IsAtMargin(i))
                indented = true;
            else if (fragment.Is(i, "}"))
                return true;
            else if (!(token.Kind == TokenKind.Word && fragment.Is(fragment.CodeAfter(i), ":")) && !fragment.Is(i, "{"))
                return indented
                    && fragment.CodeBefore(i) is >= 0 and var before
                    && !fragment.Is(before, ";")
                    && !fragment.Is(before, "}")
                    && !fragment.Is(before, ",");
        }

        return indented;
    }
}
