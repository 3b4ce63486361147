using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>Finds comments that open like kernel-doc and are none, in files that use kernel-doc.</summary>
/// <param name="options">None.</param>
public sealed class KernelDocOpening(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from file in patch.Files
            where file.New is not null && file.AddedLines.Count > 0 && Uses(file.New!)
            from fragment in file.New!.Fragments
            from comment in fragment.Comments
            where comment is { IsKernelDoc: true, IsWhole: true }
                && comment.LastLine > comment.FirstLine
                && file.AddedLines.Contains(comment.FirstLine)
                && fragment.ItemAt(comment.FirstLine) is null
                && KernelDocHeading.Read(fragment, comment) is null
                && KernelDoc.Read(fragment, comment) is { Documented.IsEmpty: true }
            select new Remark(patch, Place.Added(file.Path, comment.FirstLine));
    }

    /// <summary>Whether at least two comments of the file are kernel-doc.</summary>
    private static bool Uses(CSource source) => DocumentedHead.In(source)
        .Where(head => KernelDocHeading.Read(head.Fragment, head.Comment) is { } heading && heading.Name == head.Name)
        .Skip(1)
        .Any();
}
