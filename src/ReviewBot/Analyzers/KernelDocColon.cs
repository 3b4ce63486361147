using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>Finds descriptions of members and parameters in kernel-doc that lack the colon behind the name.</summary>
/// <param name="options">None.</param>
public sealed partial class KernelDocColon(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from file in patch.Files
            where file.New is not null && file.AddedLines.Count > 0
            from documented in Documented.In(file.New!)
            from name in Named(file, documented)
            group name by (patch, file, documented.Name) into found
            let names = found.ToList()
            select new Remark(found.Key.patch, Place.Added(found.Key.file.Path, names[0].Line))
            {
                Related = [.. names.Skip(1).Select(name => Place.Added(found.Key.file.Path, name.Line))],
            }
            .With("name", string.Join(" and ", names.Select(name => $"\"@{name.Name}\"")))
            .With("where", found.Key.Name);
    }

    /// <summary>New lines that begin with a declared name which the comment describes nowhere.</summary>
    internal static IEnumerable<DocName> Named(FileView file, Documented documented)
    {
        var comment = documented.Doc.Comment;
        foreach (var line in Enumerable.Range(comment.FirstLine, comment.LastLine - comment.FirstLine + 1))
        {
            if (!file.AddedLines.Contains(line) || file.New!.At(line) is not { } fragment)
                continue;

            var (first, end) = fragment.Range(line, line);
            if (first == end || Line.Match(fragment.Text(first).ToString()) is not { Success: true } match)
                continue;

            var name = match.Groups["name"].Value;
            if (documented.Declares(name) && documented.Doc.Documented.All(other => other.Name != name))
                yield return new DocName(name, line);
        }
    }

    [GeneratedRegex(@"^\*[ \t]{1,3}@(?<name>[A-Za-z_]\w*)(\s*-)?\s+[^\s:,.;)]")]
    private static partial Regex Line { get; }
}
