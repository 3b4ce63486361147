using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Flow;

namespace ReviewBot.Analyzers;

/// <summary>Finds sizes of an array that are written as in its declaration, where sizeof would follow it.</summary>
/// <param name="options"><c>functions</c>: the function, and which of its arguments is the size of the first one.</param>
public sealed class RepeatedSize(RuleOptions options) : FunctionAnalyzer
{
    private readonly ImmutableArray<(string Name, int Size)> _functions =
    [
        .. options.List("functions").Select(static one => one.Split(' '))
            .Select(static one => (one[0], int.Parse(one[1], System.Globalization.CultureInfo.InvariantCulture) - 1)),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Remark> Look(FunctionAt at)
    {
        foreach (var (name, size) in _functions)
        {
            foreach (var (_, call) in at.Function.Calls[name])
            {
                if (call.Arguments.Length <= size
                    || call.Arguments[0] is not CExpression.Name target
                    || Dimension(at, target.Spelling) is not { } dimension
                    || dimension != Words(at.Function.Fragment, call.Arguments[size].Range))
                    continue;

                if (at.On(call.Range) is { } remark)
                    yield return remark.With("function", name).With("array", target.Spelling).With("size", at.Text(call.Arguments[size]));
            }
        }
    }

    /// <summary>What stands in the brackets where an array of bytes is declared, in the function or at the top of the file.</summary>
    private static string? Dimension(FunctionAt at, string name)
    {
        if (at.Function.Variables.Find(name) is { } local)
        {
            return local is { IsParameter: false, IsArray: true, Pointers: 0, Type: "char" or "u8" or "unsigned char" }
                ? Brackets(at.Function.Fragment, local.Token)
                : null;
        }

        if (!at.Function.ShowsHead)
            return null;

        var found = at.File.New!.Fragments
            .SelectMany(fragment => Enumerable.Range(1, Math.Max(fragment.Tokens.Length - 1, 0))
                .Where(i => fragment.Is(i, name) && fragment.Is(i - 1, "char") && fragment.Nesting.Braces[i] == 0)
                .Select(i => Brackets(fragment, i)))
            .ToList();
        return found is [{ } sole] ? sole : null;
    }

    private static string? Brackets(CFragment fragment, int name)
    {
        var open = fragment.CodeAfter(name);
        if (!fragment.Is(open, "["))
            return null;

        var close = open;
        while (close < fragment.Tokens.Length && !fragment.Is(close, "]"))
            close = fragment.CodeAfter(close);

        return close > open + 1 && close < fragment.Tokens.Length && !fragment.Is(fragment.CodeAfter(close), "[")
            ? Words(fragment, new TokenRange(open + 1, close))
            : null;
    }

    private static string Words(CFragment fragment, TokenRange range)
    {
        var words = new List<string>();
        for (var i = range.First; i < range.End; i++)
        {
            if (fragment.Tokens[i].Kind != TokenKind.Comment)
                words.Add(fragment.Text(i).ToString());
        }

        return string.Join(' ', words);
    }
}
