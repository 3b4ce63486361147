using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ReviewBot.Source;

/// <summary>
/// A kernel-doc comment (Documentation/doc-guide/kernel-doc.rst), or the part of one that a hunk shows: which names it
/// documents, and on which lines.
/// </summary>
/// <param name="Comment">The comment.</param>
/// <param name="Documented">The names behind an <c>@</c> at the start of a line, with their lines.</param>
/// <param name="Bare">The words that stand where such a name would, with a colon but without the <c>@</c>.</param>
public sealed partial record KernelDoc(
    CComment Comment, ImmutableArray<DocName> Documented, ImmutableArray<DocName> Bare)
{
    /// <summary>Reads a comment; null when it is surely no kernel-doc.</summary>
    public static KernelDoc? Read(CFragment fragment, CComment comment)
    {
        if (comment is { IsKernelDoc: false, IsWhole: true })
            return null;

        var documented = ImmutableArray.CreateBuilder<DocName>();
        var bare = ImmutableArray.CreateBuilder<DocName>();
        for (var i = comment.FirstToken; i <= comment.LastToken; i++)
        {
            var line = fragment.Text(i).ToString();
            if (NameLine.Match(line) is { Success: true } name)
                documented.Add(new DocName(name.Groups["name"].Value, fragment.Tokens[i].Line));
            else if (BareLine.Match(line) is { Success: true } word)
                bare.Add(new DocName(word.Groups["name"].Value, fragment.Tokens[i].Line));
        }

        return new KernelDoc(comment, documented.ToImmutable(), bare.ToImmutable());
    }

    /// <summary>Whether a name is documented, alone or as <c>outer.name</c>.</summary>
    public bool Documents(CMember member) =>
        Documented.Any(doc => doc.Name == member.Name || doc.Name == member.LastName);

    [GeneratedRegex(@"^(?:/\*\*|\*)?\s*@(?<name>[A-Za-z_][\w.\->]*)\s*(?:\[[^\]]*\])?\s*:")]
    private static partial Regex NameLine { get; }

    [GeneratedRegex(@"^\*[ \t]{1,3}(?<name>[A-Za-z_]\w*)\s?:(?:\s|$)")]
    private static partial Regex BareLine { get; }
}

/// <summary>A name in a kernel-doc comment.</summary>
/// <param name="Name">The name.</param>
/// <param name="Line">The line of the file.</param>
public readonly record struct DocName(string Name, int Line);
