using System.Collections.Immutable;

namespace ReviewBot.Source;

/// <summary>A name at a token: a label where it is defined, or where a goto names it.</summary>
/// <param name="Name">The name of the label.</param>
/// <param name="Line">The line of the file.</param>
/// <param name="Token">Index of the name's token in the fragment.</param>
public readonly record struct LabelUse(string Name, int Line, int Token);

/// <summary>The labels and gotos of a function, as far as its body is shown.</summary>
/// <param name="Definitions">Where labels stand, in order.</param>
/// <param name="Gotos">Where gotos name them, in order.</param>
public sealed record Labels(ImmutableArray<LabelUse> Definitions, ImmutableArray<LabelUse> Gotos)
{
    /// <summary>Reads the body of a function.</summary>
    public static Labels Of(CFragment fragment, CFunction function)
    {
        var definitions = ImmutableArray.CreateBuilder<LabelUse>();
        var gotos = ImmutableArray.CreateBuilder<LabelUse>();
        for (var i = fragment.CodeAfter(function.OpenToken); i < function.CloseToken; i = fragment.CodeAfter(i))
        {
            if (fragment.Tokens[i].Kind != TokenKind.Word)
                continue;

            if (fragment.Is(i, "goto"))
            {
                var target = fragment.CodeAfter(i);
                if (target < function.CloseToken && fragment.Tokens[target].Kind == TokenKind.Word)
                    gotos.Add(At(fragment, target));
            }
            else if (IsLabel(fragment, i))
            {
                definitions.Add(At(fragment, i));
            }
        }

        return new Labels(definitions.ToImmutable(), gotos.ToImmutable());
    }

    private static LabelUse At(CFragment fragment, int token) =>
        new(fragment.Text(token).ToString(), fragment.Tokens[token].Line, token);

    /// <summary>A word first on its line, with a colon behind it, where a statement may begin.</summary>
    private static bool IsLabel(CFragment fragment, int token)
    {
        if (!fragment.Is(fragment.CodeAfter(token), ":")
            || !fragment.BeginsLine(token)
            || fragment.Is(token, "default"))
            return false;

        var before = fragment.CodeBefore(token);
        return before < 0 || fragment.Nesting.Parens[token] == 0
            && (
                fragment.Is(before, ";")
                    || fragment.Is(before, "{")
                    || fragment.Is(before, "}")
                    || fragment.Is(before, ":")
                    || fragment.Is(before, ")"));
    }
}
