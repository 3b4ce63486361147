using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Source;

/// <summary>
/// A word on a line of a hunk; in C, comments and strings do not count. There are thousands of them, and they stay until a
/// series is read: the line is named and not held.
/// </summary>
/// <param name="Text">The word.</param>
/// <param name="Hunk">The place of its hunk among those of the file.</param>
/// <param name="Line">The place of its line in the hunk.</param>
/// <param name="Token">Its token in the C around it; -1 in other files, and where that is not shown.</param>
/// <param name="Role">How it stands among its neighbours, on a line that is added.</param>
public readonly record struct LineWord(string Text, int Hunk, int Line, int Token, WordRole Role)
{
    /// <summary>Its line.</summary>
    /// <param name="file">The file it is of.</param>
    public DiffLine LineIn(FileView file) => file.Hunks[Hunk].Lines[Line];

    /// <summary>The words of a file, by line.</summary>
    internal static ImmutableArray<LineWord> In(FileView file)
    {
        var words = new List<LineWord>();
        for (var hunk = 0; hunk < file.Hunks.Length; hunk++)
        {
            var lines = file.Hunks[hunk].Lines;
            for (var i = 0; i < lines.Length; i++)
            {
                var line = lines[i];
                var source = line.Kind == LineKind.Removed ? file.Old : file.New;
                var number = line.Kind == LineKind.Removed ? line.OldLine : line.NewLine;
                if (source?.At(number) is { } fragment)
                    Add(words, new LineWord("", hunk, i, -1, WordRole.Part), fragment, number, line.Kind == LineKind.Added);
                else
                    Add(words, new LineWord("", hunk, i, -1, WordRole.Part), line.Text);
            }
        }

        return [.. words];
    }

    private static void Add(List<LineWord> words, LineWord onLine, CFragment fragment, int number, bool isAdded)
    {
        var (first, end) = fragment.Range(number, number);
        for (var i = first; i < end; i++)
        {
            if (fragment.Tokens[i].Kind == TokenKind.Word)
                words.Add(onLine with { Text = fragment.Spelling(i), Token = i, Role = isAdded ? RoleOf(fragment, i) : WordRole.Part });
        }
    }

    private static void Add(List<LineWord> words, LineWord onLine, string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
                at++;

            if (at > start)
                words.Add(onLine with { Text = Spellings.Of(text.AsSpan(start, at - start)) });
        }
    }

    private static WordRole RoleOf(CFragment fragment, int token)
    {
        var (before, after) = (fragment.CodeBefore(token), fragment.CodeAfter(token));
        if ((fragment.Is(before, "(") || fragment.Is(before, ",")) && (fragment.Is(after, ",") || fragment.Is(after, ")")))
            return WordRole.Argument;

        // the brace before it closes the type that it declares
        return fragment.Is(before, "}") || fragment.Is(after, ".") || fragment.Is(after, "->") ? WordRole.Part : WordRole.Whole;
    }
}

/// <summary>How a word stands among its neighbours.</summary>
public enum WordRole
{
    /// <summary>Of a struct that a member is taken of, or nothing that is known.</summary>
    Part,

    /// <summary>By itself.</summary>
    Whole,

    /// <summary>By itself, and all of an argument.</summary>
    Argument,
}
