using System.Text;
using LibGit2Sharp;
using ReviewBot.Mail;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Git;

/// <summary>
/// The hunks between two contents, raw, as git writes them. libgit2 says which lines differ, by the same algorithm;
/// the lines themselves are taken from the contents, since what it prints went through UTF-8.
/// </summary>
internal static class BlobDiff
{
    private const string NoNewline = "\\ No newline at end of file\n";

    private static readonly CompareOptions Options = new()
    {
        ContextLines = 3,
        InterhunkLines = 0,
        IndentHeuristic = true,
        Similarity = SimilarityOptions.None,
    };

    /// <summary>The hunks of a content that is new or gone; a binary patch when it is binary.</summary>
    public static string Whole(byte[] content, bool isNew)
    {
        if (content.Length == 0)
            return "";

        if (!Similarity.IsText(content))
            return isNew ? BinaryData.Write([], content) : BinaryData.Write(content, []);

        var lines = Lines(content);
        var range = lines.Length == 1 ? "1" : $"1,{lines.Length}";
        var text = new StringBuilder(isNew ? $"@@ -0,0 +{range} @@\n" : $"@@ -{range} +0,0 @@\n");
        foreach (var line in lines)
            Append(text, isNew ? '+' : '-', line);

        return text.ToString();
    }

    /// <summary>The hunks from one content to another.</summary>
    /// <param name="repository">Where they are.</param>
    /// <param name="old">The blob before.</param>
    /// <param name="before">Its content.</param>
    /// <param name="new">The blob after.</param>
    /// <param name="after">Its content.</param>
    public static string Between(Repository repository, Blob old, byte[] before, Blob @new, byte[] after)
    {
        if (!Similarity.IsText(before) || !Similarity.IsText(after))
            return BinaryData.Write(before, after);

        var shape = repository.Diff.Compare(old, @new, Options).Patch;
        return Fill(shape, Lines(before), Lines(after));
    }

    /// <summary>The hunks of a shape with lines of these contents.</summary>
    internal static string Fill(string shape, string[] before, string[] after)
    {
        var text = new StringBuilder();
        var (old, @new, left) = (0, 0, (Old: 0, New: 0));
        foreach (var range in shape.AsSpan().Split('\n'))
        {
            var line = shape.AsSpan(range);
            if (left is (0, 0))
            {
                if (!line.StartsWith("@@ -"))
                    continue;

                (old, var oldCount, @new, var newCount) = Ranges(line);
                left = (oldCount, newCount);
                text.Append(Ascii.IsValid(line) ? line : RawText.FromBytes(Encoding.UTF8.GetBytes(line.ToString())))
                    .Append('\n');
                continue;
            }

            switch (line)
            {
                case ['-', ..]:
                    Append(text, '-', before[old++ - 1]);
                    left.Old--;
                    break;
                case ['+', ..]:
                    Append(text, '+', after[@new++ - 1]);
                    left.New--;
                    break;
                case [' ', ..]:
                    Append(text, ' ', before[old++ - 1]);
                    @new++;
                    left = (left.Old - 1, left.New - 1);
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>The numbers of <c>@@ -1,2 +3,4 @@</c>.</summary>
    private static (int Old, int OldCount, int New, int NewCount) Ranges(ReadOnlySpan<char> header)
    {
        var end = header[4..].IndexOf(" @@") + 4;
        Span<Range> parts = stackalloc Range[2];
        header[4..end].Split(parts, ' ');
        var (old, oldCount) = Numbers(header[4..end][parts[0]]);
        var (@new, newCount) = Numbers(header[4..end][parts[1]][1..]);
        return (old, oldCount, @new, newCount);
    }

    private static (int Start, int Count) Numbers(ReadOnlySpan<char> range) => range.IndexOf(',') is >= 0 and var comma
        ? (Number(range[..comma]), Number(range[(comma + 1)..]))
        : (Number(range), 1);

    private static int Number(ReadOnlySpan<char> digits) =>
        int.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, char marker, string line)
    {
        text.Append(marker).Append(line);
        if (line is not [.., '\n'])
            text.Append('\n').Append(NoNewline);
    }

    /// <summary>The lines with their ends; the last one may lack it.</summary>
    private static string[] Lines(byte[] content)
    {
        var lines = new List<string>();
        for (var rest = content.AsSpan(); !rest.IsEmpty;)
        {
            var length = rest.IndexOf((byte)'\n') + 1;
            length = length == 0 ? rest.Length : length;
            lines.Add(RawText.FromBytes(rest[..length]));
            rest = rest[length..];
        }

        return [.. lines];
    }
}
