using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>Finds functions that a patch adds and exports without a comment above that describes them.</summary>
/// <param name="options"><c>neighbours</c>: how many kernel-doc comments the file must show.</param>
public sealed class KernelDocExported(RuleOptions options) : IAnalyzer
{
    private readonly int _neighbours = options.Number("neighbours");

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch) =>
        from file in patch.Files
        where file is { IsOfKernel: true, New: not null } && file.AddedLines.Count > 0
        from remark in Look(patch, file)
        select remark;

    private IEnumerable<Remark> Look(PatchView patch, FileView file)
    {
        if (file.New!.Fragments.Sum(static fragment => fragment.Comments.Count(static comment => comment.IsKernelDoc)) < _neighbours)
            yield break;

        foreach (var (fragment, item) in file.New!.Items)
        {
            if (item is not CFunction { IsWhole: true, Name: { Length: > 0 } name }
                || !IsNew(file, item)
                || WasThere(file, name)
                || HasComment(fragment, item)
                || Export(fragment, item, name) is not { } export
                || IsDocumented(patch.Series, name))
                continue;

            yield return new Remark(patch, Place.Added(file.Path, export)).With("name", name);
        }
    }

    /// <summary>Whether kernel-doc stands above the function, or above its declaration in a header.</summary>
    private static bool IsDocumented(SeriesView series, string name) => series.Patches
        .SelectMany(static patch => patch.Files)
        .Where(static file => file.New is not null)
        .SelectMany(static file => DocumentedHead.In(file.New!))
        .Any(head => head.IsFunction && head.Name == name);

    private static bool IsNew(FileView file, CItem item) =>
        Enumerable.Range(item.FirstLine, item.LastLine - item.FirstLine + 1).All(file.AddedLines.Contains);

    /// <summary>A function that moves here, or is named on a line that goes, is not a new one.</summary>
    private static bool WasThere(FileView file, string name) => file.Patch.Series.Patches
        .SelectMany(static patch => patch.Files)
        .SelectMany(static other => other.Runs)
        .SelectMany(static run => run.Removed)
        .Any(line => line.Text.Contains(name, StringComparison.Ordinal));

    private static bool HasComment(CFragment fragment, CItem item) =>
        item.HeadToken > 0 && fragment.Tokens[item.HeadToken - 1].Kind == TokenKind.Comment;

    private static int? Export(CFragment fragment, CItem item, string name)
    {
        var at = fragment.CodeAfter(item.CloseToken);
        return at + 2 < fragment.Tokens.Length
            && fragment.Text(at).StartsWith("EXPORT_SYMBOL")
            && fragment.Is(fragment.CodeAfter(fragment.CodeAfter(at)), name)
            ? fragment.Tokens[at].Line
            : null;
    }
}
