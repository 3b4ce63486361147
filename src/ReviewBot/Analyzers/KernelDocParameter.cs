using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds members and parameters that a kernel-doc comment describes and the declaration does not have: described by
/// the patch, or taken away by it.
/// </summary>
/// <param name="options">None.</param>
public sealed class KernelDocParameter(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from file in patch.Files
            where file.New is not null && file.Runs.Length > 0
            from head in DocumentedHead.In(file.New!)
            let doc = KernelDoc.Read(head.Fragment, head.Comment)
            where doc is not null && IsAbout(head)
            from name in doc.Documented
            where !Has(head, name.Name)
            let place = Described(file, name) ?? TakenAway(file, head, name)
            where place is not null
            group (place, head, doc, name) by (patch, file, name.Name) into found
            let first = found.First()
            select new Remark(found.Key.patch, first.place)
            {
                Related = [.. found.Skip(1).Select(other => other.place)],
            }
            .With("name", found.Key.Name)
            .With("where", first.head.Shown)
            .With("hint", Hint(first.head, first.doc, first.name, found.Key.file.AddedLines.Contains(first.name.Line)));
    }

    /// <summary>A comment about something else is another matter.</summary>
    private static bool IsAbout(DocumentedHead head) =>
        KernelDocHeading.Read(head.Fragment, head.Comment) is { } heading && heading.Name == head.Name;

    /// <summary>Whether the name, or the last part of <c>outer.inner</c>, stands anywhere in the declaration.</summary>
    private static bool Has(DocumentedHead head, string name) =>
        name is "..." || head.Holds(name[(name.LastIndexOfAny(['.', '>']) + 1)..]) || head.Holds(name);

    private static Place? Described(FileView file, DocName name) =>
        file.AddedLines.Contains(name.Line) ? Place.Added(file.Path, name.Line) : null;

    /// <summary>The line by which the patch takes the name out of the declaration, which keeps its own name.</summary>
    private static Place? TakenAway(FileView file, DocumentedHead head, DocName name)
    {
        if (file.Old is not { } before)
            return null;

        var old = DocumentedHead.In(before).FirstOrDefault(old => old.Name == head.Name && old.Holds(name.Name));
        if (old is null)
            return null;

        var gone = file.Runs.SelectMany(run => run.Removed).Select(line => line.OldLine).ToHashSet();
        for (var i = old.First; i < old.End; i++)
        {
            if (old.Fragment.Is(i, name.Name) && gone.Contains(old.Fragment.Tokens[i].Line))
                return Place.Removed(file.Path, old.Fragment.Tokens[i].Line);
        }

        return null;
    }

    /// <summary>A name of the declaration that is a slip away, and is not described.</summary>
    private static string Hint(DocumentedHead head, KernelDoc doc, DocName name, bool isNew)
    {
        for (var i = head.NameToken + 1; i < head.End; i++)
        {
            if (head.Fragment.Tokens[i].Kind != TokenKind.Word)
                continue;

            var word = head.Fragment.Text(i).ToString();
            if (word.Length > 3
                && doc.Documented.All(other => other.Name != word)
                && EditDistance.AtMost(word, name.Name, 2))
                return $"Is \"@{word}\" meant?";
        }

        return name.Name is "return" or "returns" or "Return" or "Returns"
            ? "The result is described by \"Return:\"."
            : isNew ? "Is another name meant?"
            : "Is the description out of date?";
    }
}
