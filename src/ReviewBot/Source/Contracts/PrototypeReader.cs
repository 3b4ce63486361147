using System.Collections.Immutable;
using ReviewBot.Source.Flow;

namespace ReviewBot.Source.Contracts;

/// <summary>Finds declarations whose comment describes the result.</summary>
internal static class PrototypeReader
{
    /// <summary>Adds those of a file.</summary>
    public static void Read(CFragment fragment, NameList names, ImmutableArray<FunctionSummary>.Builder functions)
    {
        foreach (var comment in fragment.Comments)
        {
            var start = comment.LastToken + 1;
            if (!comment.IsKernelDoc || start >= fragment.Tokens.Length || fragment.Tokens[start].InDirective || fragment.Nesting.Braces[start] > 0)
                continue;

            var (hints, line) = DocReader.Read(fragment, start);
            if (hints != DocHints.None && Prototype(fragment, start) is var (name, type))
                functions.Add(new FunctionSummary(names.PlaceOf(name), fragment.Tokens[start].Line, DefinitionForm.Prototype, type, hints, line, IsWhole: false, []));
        }
    }

    private static (string Name, ResultType Type)? Prototype(CFragment fragment, int start)
    {
        var end = start;
        while (end < fragment.Tokens.Length && !fragment.Is(end, ";") && !fragment.Is(end, "{") && !fragment.Is(end, "="))
            end = fragment.CodeAfter(end);

        if (end >= fragment.Tokens.Length || !fragment.Is(end, ";") || ItemHead.Function(fragment, start, end) is not var (name, paren))
            return null;

        var type = TypeReader.Of(fragment, new TokenRange(start, fragment.CodeBefore(paren)), 0, out _);
        return type is ResultType.Pointer or ResultType.Signed ? (name, type) : null;
    }
}
