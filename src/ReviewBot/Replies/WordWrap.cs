using System.Collections.Immutable;

namespace ReviewBot.Replies;

/// <summary>Breaks prose into lines.</summary>
internal static class WordWrap
{
    private const int Width = 72;

    /// <summary>
    /// The lines of a message; paragraphs, separated by blank lines, stay apart. A word longer than a line stays whole.
    /// </summary>
    public static ImmutableArray<string> Lines(string text)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var paragraph in text.Split("\n\n"))
        {
            if (lines.Count > 0)
                lines.Add("");

            var line = "";
            foreach (var word in paragraph.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > Width)
                {
                    lines.Add(line);
                    line = "";
                }

                line = line.Length == 0 ? word : $"{line} {word}";
            }

            lines.Add(line);
        }

        return lines.ToImmutable();
    }
}
