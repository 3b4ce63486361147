using ReviewBot.Patches;

namespace ReviewBot.Source;

/// <summary>What a patch of a series defines for the first time.</summary>
/// <param name="Kind"><c>function</c>, <c>member</c> or <c>header</c>.</param>
/// <param name="Name">Its name; of a header the path.</param>
/// <param name="Owner">The struct of a member; else empty.</param>
/// <param name="File">The file that defines it.</param>
public sealed record LaterDefinition(string Kind, string Name, string Owner, FileView File)
{
    /// <summary>The definitions of a patch that did not exist before it, as far as the patch shows.</summary>
    public static IEnumerable<LaterDefinition> Of(PatchView patch)
    {
        foreach (var file in patch.Files)
        {
            if (file.Applied.Change.Kind == ChangeKind.Added && file.Path.EndsWith(".h", StringComparison.Ordinal))
                yield return new("header", file.Path, "", file);

            if (file.New is not { } source)
                continue;

            foreach (var (fragment, item) in source.Items)
            {
                if (item is CFunction { ShowsHead: true } function
                    && file.AddedLines.Contains(function.FirstLine)
                    && file.Path.EndsWith(".c", StringComparison.Ordinal)
                    && IsGlobal(fragment, function))
                    yield return new("function", function.Name, "", file);

                if (item is not CType { Keyword: "struct", Name.Length: > 0 } type || file.AddedLines.Contains(type.FirstLine))
                    continue;

                foreach (var member in type.Members.Where(member => file.AddedLines.Contains(member.Line)))
                    yield return new("member", member.LastName, type.Name, file);
            }
        }
    }

    /// <summary>A second definition of a function that all files see would not link.</summary>
    private static bool IsGlobal(CFragment fragment, CFunction function)
    {
        var isNamed = false;
        for (var i = function.HeadToken; i < function.OpenToken; i++)
        {
            if (fragment.Is(i, "static") || fragment.Is(i, "__weak") || fragment.Is(i, "inline"))
                return false;

            isNamed |= fragment.Is(i, function.Name) && fragment.Is(fragment.CodeAfter(i), "(") && i > function.HeadToken;
        }

        return isNamed;
    }
}
