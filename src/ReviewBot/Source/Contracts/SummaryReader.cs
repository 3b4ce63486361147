using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ReviewBot.Source.Flow;
using ReviewBot.Trees;

namespace ReviewBot.Source.Contracts;

/// <summary>Reads what a file says about what functions return.</summary>
public static class SummaryReader
{
    /// <summary>Reads the text of a file; takes any text, never throws, and is linear but for what it bounds.</summary>
    public static FileSummary Read(string text)
    {
        var names = new NameList();
        var functions = ImmutableArray.CreateBuilder<FunctionSummary>();
        MacroReader.Read(text, names, functions);
        // without either there is no function, and no description of one
        if (text.Contains("eturn", StringComparison.Ordinal) || text.Contains("\n{", StringComparison.Ordinal))
        {
            var fragment = new CFragment(new Fragment(1, text, ""), isWhole: true);
            foreach (var item in fragment.Items)
            {
                if (item is CFunction { IsWhole: true } function)
                    functions.Add(Read(fragment, function, names));
            }

            PrototypeReader.Read(fragment, names, functions);
        }

        functions.Sort(static (one, other) => one.Line.CompareTo(other.Line));
        return functions.Count == 0 ? FileSummary.Empty : new FileSummary(names.ToImmutable(), functions.DrainToImmutable());
    }

    private static FunctionSummary Read(CFragment fragment, CFunction function, NameList names)
    {
        var (type, isStatic) = TypeReader.Of(fragment, function);
        var (doc, docLine) = type is ResultType.Pointer or ResultType.Signed ? DocReader.Read(fragment, function.HeadToken) : default;
        var summary = new FunctionSummary(
            names.PlaceOf(function.Name),
            function.FirstLine,
            isStatic ? DefinitionForm.Static : DefinitionForm.Definition,
            type,
            doc,
            docLine,
            IsWhole: true,
            []);
        if (Givens.Of(function.Name) is { } given)
            return summary with { Returns = [new(function.FirstLine, given)] };

        if (type is not (ResultType.Pointer or ResultType.Signed))
            return summary;

        return PathWalk.Of(FunctionBody.Of(fragment, function), names.PlaceOf) is { } returns
            ? summary with { Returns = returns }
            : summary with { IsWhole = false };
    }
}

/// <summary>The names that a summary refers to by their places.</summary>
internal sealed class NameList
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>The place of a name, which it gets when it has none.</summary>
    public int PlaceOf(string name)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, name, out var isKnown);
        if (!isKnown)
        {
            place = _names.Count;
            _names.Add(name);
        }

        return place;
    }

    public ImmutableArray<string> ToImmutable() => [.. _names];
}
