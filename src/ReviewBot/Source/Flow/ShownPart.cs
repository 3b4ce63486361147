using System.Text;
using ReviewBot.Trees;

namespace ReviewBot.Source.Flow;

/// <summary>
/// Makes a function of the part of one that a hunk shows: blocks that were open before get a head that says nothing, and
/// what is still open at the end is closed. Lines keep their numbers.
/// </summary>
internal static class ShownPart
{
    /// <summary>The name in place of conditions that are not shown.</summary>
    public const string Hidden = "__not_shown";

    /// <summary>The part as a fragment with one function; null when nothing is shown.</summary>
    public static CFragment? Of(CFragment fragment, CFunction function)
    {
        var first = fragment.CodeAfter(function.OpenToken);
        var end = Math.Min(function.CloseToken, fragment.Tokens.Length);
        if (first >= end)
            return null;

        var (levels, open) = Levels(fragment, first, end);
        var start = fragment.Tokens[first].Start;
        var last = fragment.Tokens[end - 1];
        var text = new StringBuilder();
        text.Append(function.ShowsHead ? Head(fragment, function) : $"void {Name(function)}(void) {{");
        foreach (var isSwitch in levels)
            text.Append(isSwitch ? $" switch ({Hidden}) {{ case {Hidden}: " : $" if ({Hidden}) {{ ");

        var line = fragment.Tokens[first].Line;
        text.Replace('\n', ' ').Append('\n');
        text.Append(fragment.Raw.Text, start, last.Start + last.Length - start);
        text.Append("\n ;").Insert(text.Length, " }", open).Append("\n}\n");
        return new CFragment(new Fragment(line - 1, text.ToString(), ""), isWhole: true);
    }

    private static string Name(CFunction function) => function.Name.Length == 0 ? Hidden : function.Name;

    private static string Head(CFragment fragment, CFunction function)
    {
        var head = new StringBuilder();
        for (var i = function.HeadToken; i <= function.OpenToken; i++)
        {
            if (fragment.Tokens[i].Kind != TokenKind.Comment && !fragment.Tokens[i].InDirective)
                head.Append(fragment.Text(i)).Append(' ');
        }

        return head.ToString();
    }

    /// <summary>
    /// The blocks that were open before the part, the outermost first, each with whether it is that of a switch; and how
    /// many are open at its end.
    /// </summary>
    private static (List<bool> Before, int After) Levels(CFragment fragment, int first, int end)
    {
        var before = new List<bool>();
        var depth = 0;
        var hasCase = false;
        for (var i = first; i < end; i = fragment.CodeAfter(i))
        {
            if (fragment.Is(i, "{"))
            {
                depth++;
            }
            else if (fragment.Is(i, "}"))
            {
                if (depth > 0)
                {
                    depth--;
                    continue;
                }

                before.Add(hasCase);
                hasCase = false;
            }
            else if (depth == 0 && (fragment.Is(i, "case") || (fragment.Is(i, "default") && fragment.Is(fragment.CodeAfter(i), ":"))))
            {
                hasCase = true;
            }
        }

        if (hasCase)
            before.Add(true);

        before.Reverse();
        return (before, hasCase ? depth + 1 : depth);
    }
}
