using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Source;

/// <summary>A word on a line of a hunk; in C, comments and strings do not count.</summary>
/// <param name="Text">The word.</param>
/// <param name="Line">The line.</param>
/// <param name="Token">Its token in the C around it; -1 in other files, and where that is not shown.</param>
/// <param name="Role">How it stands among its neighbours, on a line that is added.</param>
public readonly record struct LineWord(string Text, DiffLine Line, int Token, WordRole Role)
{
    /// <summary>The words of a file, by line.</summary>
    internal static ImmutableArray<LineWord> In(FileView file)
    {
        var words = ImmutableArray.CreateBuilder<LineWord>();
        foreach (var line in file.Hunks.SelectMany(hunk => hunk.Lines))
        {
            var source = line.Kind == LineKind.Removed ? file.Old : file.New;
            var number = line.Kind == LineKind.Removed ? line.OldLine : line.NewLine;
            if (source?.At(number) is { } fragment)
                Add(words, fragment, number, line);
            else
                Add(words, line);
        }

        return words.DrainToImmutable();
    }

    private static void Add(ImmutableArray<LineWord>.Builder words, CFragment fragment, int number, DiffLine line)
    {
        var (first, end) = fragment.Range(number, number);
        for (var i = first; i < end; i++)
        {
            if (fragment.Tokens[i].Kind == TokenKind.Word)
                words.Add(new(fragment.Spelling(i), line, i, line.Kind == LineKind.Added ? RoleOf(fragment, i) : WordRole.Part));
        }
    }

    private static void Add(ImmutableArray<LineWord>.Builder words, DiffLine line)
    {
        var text = line.Text;
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
                at++;

            if (at > start)
                words.Add(new(Spellings.Of(text.AsSpan(start, at - start)), line, -1, WordRole.Part));
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
