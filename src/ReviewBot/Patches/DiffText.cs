using System.Text;

namespace ReviewBot.Patches;

/// <summary>Writes diffs in git's format (git-diff, "Generating patch text with -p"), raw.</summary>
public static class DiffText
{
    /// <summary>The diff of a file as it stands in the mail, from its first header to its last line.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="file">The number of the file in the patch, from zero.</param>
    public static string AsSent(Patch patch, int file)
    {
        var body = new BodyLines(patch.Message.Body.Raw);
        var end = file + 1 < patch.Files.Length
            ? patch.Files[file + 1].BodyLine - 1
            : EndOfDiff(patch.Files[file], body);
        return body.Text(patch.Files[file].BodyLine - 1, end).TrimEnd('\n') + "\n";
    }

    /// <summary>A file that keeps its path, with other hunks.</summary>
    /// <param name="change">The file.</param>
    /// <param name="hunks">The hunks.</param>
    /// <param name="keepsMode">Whether a change of mode is left out.</param>
    public static string Write(FileChange change, IEnumerable<Hunk> hunks, bool keepsMode)
    {
        var text = new StringBuilder();
        text.Append("diff --git ")
            .Append(DiffPath.Quote($"a/{change.OldPath}"))
            .Append(' ')
            .Append(DiffPath.Quote($"b/{change.NewPath}"))
            .Append('\n');
        if (!keepsMode && change is { OldMode: { } old, NewMode: { } now } && old != now)
            text.Append("old mode ").Append(Octal(old)).Append("\nnew mode ").Append(Octal(now)).Append('\n');

        text.Append("--- ").Append(DiffPath.Quote($"a/{change.OldPath}")).Append('\n');
        text.Append("+++ ").Append(DiffPath.Quote($"b/{change.NewPath}")).Append('\n');
        foreach (var hunk in hunks)
        {
            text.Append(hunk.Header).Append('\n');
            foreach (var line in hunk.Lines)
                text.Append(line.Marked).Append('\n').Append(line.EndsFile ? "\\ No newline at end of file\n" : "");
        }

        return text.ToString();
    }

    private static string Octal(int mode) => Convert.ToString(mode, 8).PadLeft(6, '0');

    /// <summary>
    /// Behind the last line of the last hunk, or, where there is none, before the signature of the mail.
    /// </summary>
    private static int EndOfDiff(FileChange file, BodyLines body)
    {
        if (file.Hunks is [.., { Lines: [.., var last] }])
            return last.BodyLine + (last.BodyLine < body.Count && body[last.BodyLine] is ['\\', ..] ? 1 : 0);

        var end = file.BodyLine;
        while (end < body.Count && body[end] is not "-- " and not "--")
            end++;

        return end;
    }
}
