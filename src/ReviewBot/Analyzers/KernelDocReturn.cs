using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds new kernel-doc of functions with a result that does not describe it, in files where the other functions
/// do.
/// </summary>
/// <param name="options"><c>neighbours</c>: how many others must describe theirs.</param>
public sealed partial class KernelDocReturn(RuleOptions options) : IAnalyzer
{
    private readonly int _neighbours = options.Number("neighbours");

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch) =>
        from file in patch.Files
        where file.New is not null && file.AddedLines.Count > 0
        let heads = DocumentedHead.In(file.New!).Where(head => head.IsFunction && Returns(head)).ToList()
        let older = heads.Where(head => !file.AddedLines.Contains(head.Comment.FirstLine)).ToList()
        where older.Count >= _neighbours && older.All(Describes)
        from head in heads
        where IsNew(file, head.Comment)
            && !Describes(head)
            && KernelDocHeading.Read(head.Fragment, head.Comment) is { } heading
            && heading.Name == head.Name
        select new Remark(patch, Place.Added(file.Path, head.Comment.FirstLine + 1)).With("name", head.Shown);

    private static bool IsNew(FileView file, CComment comment) => Enumerable
        .Range(comment.FirstLine, comment.LastLine - comment.FirstLine + 1)
        .All(file.AddedLines.Contains);

    private static bool Returns(DocumentedHead head)
    {
        for (var i = head.First; i < head.NameToken; i++)
        {
            if (head.Fragment.Is(i, "void"))
                return head.Fragment.Is(head.Fragment.CodeAfter(i), "*");
        }

        return true;
    }

    private static bool Describes(DocumentedHead head)
    {
        for (var i = head.Comment.FirstToken; i <= head.Comment.LastToken; i++)
        {
            if (Result.IsMatch(head.Fragment.Text(i)))
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"\breturn(s|ed|ing)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Result { get; }
}
