using System.Text.RegularExpressions;

namespace ReviewBot.Source;

/// <summary>
/// The first line of a kernel-doc comment, read as scripts/kernel-doc does: <c>name() - text</c>, <c>struct x - text</c>
/// or <c>DOC: title</c>.
/// </summary>
/// <param name="Keyword"><c>struct</c>, <c>union</c>, <c>enum</c>, <c>typedef</c>, <c>DOC</c>, or empty for a function.</param>
/// <param name="Name">The name that it gives; empty for a <c>DOC</c> section.</param>
/// <param name="Line">The line of the file.</param>
public sealed partial record KernelDocHeading(string Keyword, string Name, int Line)
{
    /// <summary>Reads a comment that opens with <c>/**</c>; null when its first line is no heading.</summary>
    public static KernelDocHeading? Read(CFragment fragment, CComment comment)
    {
        for (var i = comment.FirstToken; i <= comment.LastToken; i++)
        {
            var text = fragment.Text(i);
            var from = i == comment.FirstToken ? "/**".Length : text.StartsWith("*", StringComparison.Ordinal) ? 1 : 0;
            var line = text[Math.Min(from, text.Length)..].Trim().TrimEnd("*/").Trim().ToString();
            if (line.Length > 0)
                return Parse(line, fragment.Tokens[i].Line);
        }

        return null;
    }

    private static KernelDocHeading? Parse(string text, int line)
    {
        if (text.StartsWith("DOC:", StringComparison.Ordinal))
            return new KernelDocHeading("DOC", "", line);

        if (Type.Match(text) is { Success: true } type)
            return new KernelDocHeading(type.Groups["keyword"].Value, type.Groups["name"].Value, line);

        return Function.Match(text) is { Success: true } function
            ? new KernelDocHeading("", function.Groups["name"].Value, line)
            : null;
    }

    [GeneratedRegex(@"^(?<keyword>struct|union|enum|typedef)\s+(?<name>\w+)\s*([-:–].*)?$")]
    private static partial Regex Type { get; }

    [GeneratedRegex(@"^(define\s+)?(\w+\s*\*+\s*)?(?<name>\w+)\s*(\([^()]*\))?\s*([-:–].*)?$")]
    private static partial Regex Function { get; }
}
