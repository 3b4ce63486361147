using System.Collections.Immutable;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds new functions that are not static, are called in their own file, and that no other file and no declaration of
/// the series names.
/// </summary>
/// <param name="options"><c>ignore-names</c>: how names begin that others declare.</param>
public sealed class MissingStatic(RuleOptions options) : IAnalyzer
{
    private static readonly string[] ForOthers =
    [
        "static", "STATIC", "inline", "extern", "asmlinkage", "__weak", "__visible", "__used", "__bpf_kfunc", "SEC", "noinstr",
        "__attribute__", "__always_inline", "__init_or_module", "__efistub", "__kprobes", "__naked",
    ];

    private static readonly string[] Elsewhere =
        ["tools/", "samples/", "scripts/", "usr/", "Documentation/", "testcases/", "tests/"];

    private readonly ImmutableArray<string> _ignored = options.List("ignore-names");

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        foreach (var file in patch.Files.Where(Considers))
        {
            foreach (var (fragment, item) in file.New!.Items)
            {
                if (item is CFunction { ShowsHead: true } function
                    && file.AddedLines.Contains(function.FirstLine)
                    && !_ignored.Any(name => function.Name.StartsWith(name, StringComparison.Ordinal))
                    && !IsForOthers(fragment, function)
                    && IsOfThisFile(patch.Series.Words, file, function)
                    && !IsKnownBefore(file, function.Name))
                {
                    yield return new Remark(patch, Place.Added(file.Path, function.FirstLine))
                    {
                        // no patch before this one is missing, or the file would not be considered
                        Doubt = MissingPatch.MayUse(patch),
                    }.With("name", function.Name);
                }
            }
        }
    }

    /// <summary>What is built for user space, or run by a virtual machine, has customs of its own.</summary>
    private static bool Considers(FileView file) =>
        file.New is not null
        && file.AddedLines.Count > 0
        && file.Path.EndsWith(".c", StringComparison.Ordinal)
        && !Elsewhere.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal))
        && !file.Path.Contains("/boot/", StringComparison.Ordinal)
        && !file.Path.Contains("/test", StringComparison.Ordinal)
        && !file.Path.Contains("selftest", StringComparison.Ordinal)
        && !MayBeDeclared(file.Patch);

    /// <summary>An earlier patch that is not at hand may declare what this one defines.</summary>
    private static bool MayBeDeclared(PatchView patch) => patch.Patch.Tag.Index is { } index
        && patch.Series.Applied.Series.Missing.Any(missing => missing < index);

    /// <summary>A name that is not the token in front of the parenthesis was made by a macro.</summary>
    private static bool IsForOthers(CFragment fragment, CFunction function)
    {
        var isNamed = false;
        for (var i = function.HeadToken; i < function.OpenToken; i++)
        {
            if (ForOthers.Any(word => fragment.Is(i, word)))
                return true;

            isNamed |= fragment.Is(i, function.Name) && fragment.Is(fragment.CodeAfter(i), "(") && i > function.HeadToken;
        }

        return !isNamed || (function.HeadToken > 0 && !IsBehindItem(fragment, function.HeadToken));
    }

    private static bool IsBehindItem(CFragment fragment, int token) =>
        fragment.CodeBefore(token) is var before
        && (before < 0 || fragment.Is(before, "}") || fragment.Is(before, ";") || fragment.Is(before, ")"));

    /// <summary>
    /// Every line that names it is one of this file, and one of them calls it from another function; none declares it,
    /// exports it or is of another patch's version of it.
    /// </summary>
    private static bool IsOfThisFile(SeriesWords words, FileView file, CFunction function)
    {
        var isCalled = false;
        foreach (var use in words.Of(function.Name))
        {
            if (use.File.Path != file.Path || use.Line.Kind == LineKind.Removed || use.Fragment is not { } fragment)
                return false;

            var around = fragment.ItemAt(use.Line.NewLine);
            if (around is null)
                return false;

            if (around.Name == function.Name)
                continue;

            if (around is not CFunction || !fragment.Is(fragment.CodeAfter(use.Token), "("))
                return false;

            isCalled |= use.Line.Kind == LineKind.Added;
        }

        return isCalled;
    }

    /// <summary>Whether the whole file, where it is at hand, knew the name before, or declares it.</summary>
    private static bool IsKnownBefore(FileView file, string name)
    {
        if (file.Old is { IsWhole: true } before && Holds(before.Fragments[0], name))
            return true;

        if (file.New is not { IsWhole: true } after)
            return false;

        var fragment = after.Fragments[0];
        for (var i = 0; i < fragment.Tokens.Length; i++)
        {
            if (fragment.Is(i, name) && fragment.ItemAt(fragment.Tokens[i].Line) is null)
                return true;
        }

        return false;
    }

    private static bool Holds(CFragment fragment, string name)
    {
        for (var i = 0; i < fragment.Tokens.Length; i++)
        {
            if (fragment.Tokens[i].Kind == TokenKind.Word && fragment.Is(i, name))
                return true;
        }

        return false;
    }
}
