using System.Collections.Immutable;

namespace ReviewBot.Source;

/// <summary>
/// What a patch adds whose users must be in the same series: members of an existing struct, and in a whole C file
/// static functions, macros and parameters, which only that file can use.
/// </summary>
public static class Additions
{
    private static readonly string[] LayoutWords =
        ["__packed", "__le16", "__le32", "__le64", "__be16", "__be32", "__be64", "__aligned", "__attribute__", "__reserved", "reserved", "rsvd"];

    /// <summary>The additions of a patch to a file, by line.</summary>
    public static IEnumerable<Addition> Of(FileView file)
    {
        if (file.New is not { } source)
            yield break;

        var added = file.AddedLines;
        foreach (var (fragment, item) in source.Items)
        {
            var found = item switch
            {
                CType { Keyword: "struct" } type => Members(file, fragment, type, added),
                CFunction function when OnlyHere(file) => Function(file, fragment, function, added),
                _ => [],
            };
            foreach (var addition in found)
                yield return addition;
        }

        foreach (var macro in OnlyHere(file) ? Macros(file, source, added) : [])
            yield return macro;
    }

    private static bool OnlyHere(FileView file) =>
        file.New is { IsWhole: true } && file.Path.EndsWith(".c", StringComparison.Ordinal);

    /// <summary>
    /// Members of a struct that was there before. A struct whose layout is given from outside (hardware, firmware, a
    /// protocol) has members for the sake of those behind them.
    /// </summary>
    private static IEnumerable<Addition> Members(FileView file, CFragment fragment, CType type, IReadOnlySet<int> added)
    {
        if (type.Name.Length == 0
            || added.Contains(type.FirstLine)
            || type.Members.All(member => added.Contains(member.Line))
            || HasLayout(file, fragment, type, added))
            yield break;

        foreach (var member in type.Members)
        {
            if (added.Contains(member.Line)
                && !Replaces(file, type, member)
                && !fragment.Is(fragment.CodeAfter(member.Token), ":"))
                yield return new Addition("member", member.LastName, $"struct {type.Name}", member.Line)
                {
                    Within = [.. member.Name.Split('.')[..^1]],
                };
        }
    }

    /// <summary>
    /// Whether the struct had the member before, or the line takes the place of other members: moved, renamed, of
    /// another type.
    /// </summary>
    private static bool Replaces(FileView file, CType type, CMember member)
    {
        if (file.Old is not { } before)
            return false;

        var old = before.Items.Select(item => item.Item)
            .OfType<CType>()
            .Where(item => item.Name == type.Name)
            .SelectMany(item => item.Members)
            .ToList();
        var run = file.Runs.First(run => run.Added.Any(line => line.NewLine == member.Line));
        return old.Any(other => other.LastName == member.LastName
            || run.Removed.Any(line => line.OldLine == other.Line));
    }

    private static bool HasLayout(FileView file, CFragment fragment, CType type, IReadOnlySet<int> added)
    {
        var end = Math.Min(type.CloseToken + 4, fragment.Tokens.Length);
        for (var i = Math.Max(type.OpenToken, 0); i < end; i++)
        {
            foreach (var word in LayoutWords)
            {
                if (fragment.Tokens[i].Kind == TokenKind.Word
                    && !added.Contains(fragment.Tokens[i].Line)
                    && fragment.Text(i).StartsWith(word, StringComparison.Ordinal)
                    && !(fragment.Is(fragment.CodeAfter(i), ":") && IsState(file, type.Name)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a C file makes a variable of the struct and never looks at other memory as one: then the bits that it
    /// reserves are for itself.
    /// </summary>
    private static bool IsState(FileView file, string name)
    {
        if (!OnlyHere(file))
            return false;

        var fragment = file.New!.Fragments[0];
        var isMade = false;
        for (var i = 1; i < fragment.Tokens.Length; i++)
        {
            if (!fragment.Is(i, name) || !fragment.Is(i - 1, "struct"))
                continue;

            var next = fragment.CodeAfter(i);
            if (fragment.Is(next, "*") ? fragment.Is(fragment.CodeAfter(next), ")") : fragment.Is(next, ")"))
                return false;

            isMade |= fragment.Is(next, "[") || (next < fragment.Tokens.Length
                && fragment.Tokens[next].Kind == TokenKind.Word
                && fragment.Nesting.Braces[next] == 0);
        }

        return isMade;
    }

    private static IEnumerable<Addition> Function(
        FileView file, CFragment fragment, CFunction function, IReadOnlySet<int> added)
    {
        if (!added.Contains(function.FirstLine))
            yield break;

        var older = file.Old?.Items.Where(item => item.Item is CFunction && item.Item.Name == function.Name).ToList();
        if (older is [])
        {
            if (fragment.Is(function.HeadToken, "static")
                && !HeadHas(fragment, function, "inline")
                && !HeadHas(fragment, function, "__maybe_unused"))
                yield return new Addition("function", function.Name, file.Path, function.FirstLine);
        }
        else if (older is [(_, CFunction { Parameters.IsEmpty: false } before)])
        {
            foreach (var parameter in function.Parameters)
            {
                if (before.Parameters.All(old => old.Name != parameter.Name)
                    && function.Parameters.Length > before.Parameters.Length
                    && added.Contains(parameter.Line))
                    yield return new Addition("parameter", parameter.Name, $"{function.Name}()", parameter.Line);
            }
        }
    }

    private static bool HeadHas(CFragment fragment, CFunction function, string word)
    {
        for (var i = function.HeadToken; i < function.OpenToken; i++)
        {
            if (fragment.Is(i, word))
                return true;
        }

        return false;
    }

    /// <summary>Macros behind the last <c>#include</c>: one before it may be for the header that follows.</summary>
    private static ImmutableArray<Addition> Macros(FileView file, CSource source, IReadOnlySet<int> added)
    {
        var fragment = source.Fragments[0];
        var macros = ImmutableArray.CreateBuilder<Addition>();
        for (var i = 0; i + 2 < fragment.Tokens.Length; i++)
        {
            if (!fragment.Is(i, "#") || !fragment.Tokens[i].InDirective)
                continue;

            if (fragment.Is(i + 1, "include"))
                macros.Clear();
            else if (fragment.Is(i + 1, "define")
                && added.Contains(fragment.Tokens[i].Line)
                && IsAlone(fragment, i)
                && !IsNumber(fragment, i))
                macros.Add(new Addition("macro", fragment.Text(i + 2).ToString(), file.Path, fragment.Tokens[i].Line));
        }

        return macros.ToImmutable();
    }

    /// <summary>A block of definitions describes a device, also the parts of it that nobody uses yet.</summary>
    private static bool IsAlone(CFragment fragment, int directive)
    {
        var line = fragment.Tokens[directive].Line;
        return !IsDefine(fragment, line - 1) && !IsDefine(fragment, line + 1);
    }

    /// <summary>A number with a name is as often documentation of a device as code.</summary>
    private static bool IsNumber(CFragment fragment, int directive)
    {
        for (var i = directive; i < fragment.Tokens.Length && fragment.Tokens[i].InDirective && !(i > directive && fragment.Is(i, "#") && fragment.BeginsLine(i)); i++)
        {
            if (fragment.Tokens[i].Kind == TokenKind.Number)
                return true;
        }

        return false;
    }

    private static bool IsDefine(CFragment fragment, int line) =>
        fragment.Range(line, line) is var (first, end)
            && end - first > 1
            && fragment.Is(first, "#")
            && fragment.Is(first + 1, "define");
}
