using System.Collections.Immutable;

namespace ReviewBot.Source;

/// <summary>A declaration and the kernel-doc comment above it.</summary>
/// <param name="Doc">The comment, or the part that is shown.</param>
/// <param name="Name">What is declared, for people: <c>struct x</c> or <c>x()</c>.</param>
/// <param name="Members">Its members or parameters, as far as shown.</param>
/// <param name="IsWhole">Whether all of the comment and of the declaration is shown.</param>
/// <param name="IsBound">Whether the comment surely belongs to the declaration, and not only by its names.</param>
public sealed record Documented(
    KernelDoc Doc, string Name, ImmutableArray<CMember> Members, bool IsWhole, bool IsBound = true)
{
    /// <summary>The declarations of an image that have kernel-doc.</summary>
    public static IEnumerable<Documented> In(CSource source)
    {
        foreach (var fragment in source.Fragments)
        {
            foreach (var comment in fragment.Comments)
            {
                if (KernelDoc.Read(fragment, comment) is { } doc && Find(source, fragment, doc) is { } documented)
                    yield return documented;
            }
        }
    }

    /// <summary>Whether a member has this name.</summary>
    public bool Declares(string name) => Members.Any(member => member.LastName == name);

    private static Documented? Find(CSource source, CFragment fragment, KernelDoc doc)
    {
        if (fragment.ItemAt(doc.Comment.FirstLine) is CType around)
            return Bind(doc, around) is { } inside ? inside with { IsWhole = false } : null;

        if (Macro(fragment, doc) is { } macro)
            return macro;

        var next = fragment.CodeAfter(doc.Comment.LastToken);
        if (next < fragment.Tokens.Length)
        {
            if (fragment.Items.FirstOrDefault(item => item.HeadToken == next && item.ShowsHead) is { } item)
                return Bind(doc, item);

            return Prototype(fragment, next, doc);
        }

        // the hunk ends before the declaration: take the next one shown if the names say that it is the one
        return source.Items.Where(item => item.Item.FirstLine > doc.Comment.LastLine)
            .Select(item => item.Item)
            .FirstOrDefault() is { } later
            && Bind(doc, later) is { } bound && doc.Documented.Any(name => bound.Declares(name.Name))
            ? bound with { IsWhole = false, IsBound = false }
            : null;
    }

    private static Documented? Bind(KernelDoc doc, CItem item) => item switch
    {
        CType type =>
            new Documented(doc, $"{type.Keyword} {type.Name}", type.Members, item.IsWhole && doc.Comment.IsWhole),
        CFunction function =>
            new Documented(doc, $"{function.Name}()", function.Parameters, item.ShowsHead && doc.Comment.IsWhole),
        _ => null,
    };

    private static Documented? Macro(CFragment fragment, KernelDoc doc)
    {
        var define = doc.Comment.LastToken + 1;
        return fragment.Is(define, "#")
            && fragment.Is(define + 1, "define")
            && fragment.Is(define + 3, "(")
            && define + 3 < fragment.Tokens.Length
            ? new Documented(
                doc, $"{fragment.Text(define + 2)}()", MemberReader.MacroParameters(
                    fragment, define + 3), IsWhole: false)
            : null;
    }

    private static Documented? Prototype(CFragment fragment, int start, KernelDoc doc)
    {
        var end = start;
        while (end < fragment.Tokens.Length && !fragment.Is(end, ";") && !fragment.Is(end, "{"))
            end = fragment.CodeAfter(end);

        return end < fragment.Tokens.Length
            && fragment.Is(end, ";")
            && ItemHead.Function(fragment, start, end) is var (name, paren)
            ? new Documented(doc, $"{name}()", MemberReader.Parameters(fragment, paren), doc.Comment.IsWhole)
            : null;
    }
}
