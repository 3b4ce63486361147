using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ReviewBot.Source;

/// <summary>
/// How deep each token of a fragment stands in braces and in parentheses. Conditional compilation is followed branch
/// by branch, every branch beginning at the depth of the first, and a <c>}</c> in the first column ends whatever is
/// open: so one unbalanced macro costs one function and not the rest of the file.
/// </summary>
/// <param name="Braces">
/// Depth in braces of each token; of a brace, the depth outside it. From zero at the top level, or where the fragment
/// begins.
/// </param>
/// <param name="Parens">
/// Depth in parentheses and brackets of each token; of a parenthesis, the depth outside it.
/// </param>
public sealed record Nesting(ImmutableArray<int> Braces, ImmutableArray<int> Parens)
{
    internal static Nesting Of(CFragment fragment, int depth)
    {
        var text = fragment.Raw.Text;
        var tokens = fragment.Tokens.AsSpan();
        var braces = GC.AllocateUninitializedArray<int>(tokens.Length);
        var parens = GC.AllocateUninitializedArray<int>(tokens.Length);
        var conditionals = new Stack<(int Brace, int Paren)>();
        var (brace, paren) = (depth, 0);
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (token.InDirective)
                FollowConditional(fragment, i, conditionals, ref brace, ref paren);

            // nearly all tokens change nothing
            if (token.Kind != TokenKind.Punctuator || token.Length > 1 || token.InDirective)
            {
                (braces[i], parens[i]) = (brace, paren);
                continue;
            }

            var mark = text[token.Start];
            switch (mark)
            {
                case '}':
                    brace = fragment.IsAtMargin(i) ? 0 : Math.Max(0, brace - 1);
                    if (brace == 0)
                        paren = 0;

                    break;

                case ')' or ']':
                    paren = Math.Max(0, paren - 1);
                    break;
            }

            (braces[i], parens[i]) = (brace, paren);
            if (mark == '{')
                brace++;
            else if (mark is '(' or '[')
                paren++;
        }

        return new Nesting(ImmutableCollectionsMarshal.AsImmutableArray(braces), ImmutableCollectionsMarshal.AsImmutableArray(parens));
    }

    private static void FollowConditional(
        CFragment fragment, int token, Stack<(int Brace, int Paren)> conditionals, ref int brace, ref int paren)
    {
        if (fragment.Tokens[token].Kind != TokenKind.Word || !fragment.Is(token - 1, "#") || !fragment.Tokens[token - 1].InDirective)
            return;

        switch (fragment.Text(token))
        {
            case "if" or "ifdef" or "ifndef":
                conditionals.Push((brace, paren));
                break;

            case "else" or "elif" or "elifdef" or "elifndef" when conditionals.Count > 0:
                (brace, paren) = conditionals.Peek();
                break;

            case "endif" when conditionals.Count > 0:
                conditionals.Pop();
                break;
        }
    }
}
