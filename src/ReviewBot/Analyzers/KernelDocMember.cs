using System.Collections.Immutable;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds members and parameters that a patch documents without the <c>@</c>, or adds without documenting them where
/// all others are documented.
/// </summary>
/// <param name="options">None.</param>
public sealed class KernelDocMember(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        foreach (var file in patch.Files)
        {
            if (file.New is not { } source)
                continue;

            var added = file.AddedLines;
            if (added.Count == 0)
                continue;

            foreach (var documented in Documented.In(source))
            {
                foreach (var (members, problem) in Bare(documented, added).Concat(Forgotten(documented, added, file)))
                {
                    var places = members.Select(member => Place.Added(file.Path, member)).ToList();
                    yield return new Remark(patch, places[0]) { Related = [.. places[1..]] }.With(
                        "problem", problem);
                }
            }
        }
    }

    /// <summary>A new line <c>name: text</c> among lines <c>@other: text</c>, where the name is declared.</summary>
    private static IEnumerable<(
        ImmutableArray<int> Lines, string Problem)> Bare(Documented documented, IReadOnlySet<int> added)
    {
        if (!documented.IsBound && !documented.Doc.Documented.Any(doc => documented.Declares(doc.Name)))
            yield break;

        foreach (var bare in documented.Doc.Bare)
        {
            if (added.Contains(bare.Line)
                && documented.Declares(bare.Name)
                && !documented.Doc.Documented.Any(doc => doc.Name == bare.Name))
                yield return ([bare.Line], $"The \"@\" before \"{bare.Name}\" is missing, so kernel-doc takes this line for text and {documented.Name} has an undocumented \"{bare.Name}\".");
        }
    }

    /// <summary>A new member without documentation, where every older one has it.</summary>
    private static IEnumerable<(ImmutableArray<int> Lines, string Problem)> Forgotten(
        Documented documented, IReadOnlySet<int> added, FileView file)
    {
        var fresh = documented.Members.Where(member => added.Contains(member.Line)).ToList();
        var older = documented.Members.Where(member => !added.Contains(member.Line)).ToList();
        if (!documented.IsWhole
            || older.Count < 2
            || !older.All(member => IsDocumented(documented, file, member))
            || file.Applied.Change.Kind == ChangeKind.Added)
            yield break;

        // what is described in a way that kernel-doc does not read is another matter
        var tried = documented.Doc.Bare.Concat(KernelDocColon.Named(file, documented)).Select(name => name.Name).ToHashSet(StringComparer.Ordinal);
        var forgotten = fresh
            .Where(member => !IsDocumented(documented, file, member) && !tried.Contains(member.LastName))
            .ToList();
        if (forgotten.Count > 0)
        {
            var names = string.Join(" and ", forgotten.Select(member => $"\"{member.Name}\""));
            yield return (
                [.. forgotten.Select(member => member.Line)],
                $"The kernel-doc comment above describes all of {documented.Name} but not the new {names}.");
        }
    }

    /// <summary>
    /// By the comment above the declaration, or by one of any kind on the line of the member or right before it.
    /// </summary>
    private static bool IsDocumented(Documented documented, FileView file, CMember member) =>
        documented.Doc.Documents(member)
        || file.New!.At(member.Line)!.Comments.Any(
            comment => comment.LastLine == member.Line || (comment.IsKernelDoc && comment.LastLine == member.Line - 1));
}
