using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>Finds kernel-doc comments that name something else than what stands right below them.</summary>
/// <param name="options">None.</param>
public sealed class KernelDocName(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        foreach (var file in patch.Files.Where(Considers))
        {
            foreach (var head in DocumentedHead.In(file.New!))
            {
                if (KernelDocHeading.Read(head.Fragment, head.Comment) is not { Keyword: not "DOC" } heading
                    || IsFor(heading, head))
                    continue;

                var lines = new[] { heading.Line, head.NameLine }.Where(file.AddedLines.Contains).ToList();
                if (lines is [var line, ..])
                    yield return new Remark(patch, Place.Added(file.Path, line))
                        .With("said", Said(heading))
                        .With("name", head.Shown);
            }
        }
    }

    /// <summary>Nobody reads the comments of tools with kernel-doc.</summary>
    private static bool Considers(FileView file) =>
        file.New is not null
        && file.AddedLines.Count > 0
        && !file.Path.StartsWith("tools/", StringComparison.Ordinal)
        && !file.Path.StartsWith("scripts/", StringComparison.Ordinal);

    private static string Said(KernelDocHeading heading) =>
        heading.Keyword.Length == 0 ? $"{heading.Name}()" : $"{heading.Keyword} {heading.Name}";

    private static bool IsFor(KernelDocHeading heading, DocumentedHead head) =>
        heading.Name == head.Name
        || heading.Keyword == "typedef"
        // one word alone may be the begin of a sentence, and the name of a type stands for its list of members
        || (heading.Keyword.Length == 0 && (!head.IsFunction || !heading.Name.Contains('_', StringComparison.Ordinal)));
}
