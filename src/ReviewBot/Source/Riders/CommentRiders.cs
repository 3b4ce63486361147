namespace ReviewBot.Source.Riders;

/// <summary>Runs of comment lines whose words stay the same and only break elsewhere.</summary>
internal static class CommentRiders
{
    /// <summary>
    /// Lines within which a change explains a comment that was broken in another way: who writes there re-flows.
    /// </summary>
    private const int Beside = 5;

    public static IEnumerable<Rider> Of(FileView file)
    {
        var runs = file.Runs.Where(run => IsReflowed(file, run)).ToArray();
        return runs.Select(run => new Rider(RiderKind.Comment, file, [run])
        {
            IsExplained = IsIndentedAnew(run)
                || Explanation.Changes(file, run, run.First - Beside, run.End + Beside, runs),
        });
    }

    /// <summary>A comment that follows its code to another depth has another width to fill.</summary>
    private static bool IsIndentedAnew(Run run) =>
        Indent(run.Removed[0].Text) != Indent(run.Added[0].Text);

    private static string Indent(string line) => line[..^line.TrimStart().Length].TrimEnd(' ');

    private static bool IsReflowed(FileView file, Run run) =>
        run.Removed.Length > 0 && run.Added.Length > 0
        && Words(file.Old!, run.OldLines) is { Count: > 0 } before
        && Words(file.New!, run.NewLines) is { } after
        && before.SequenceEqual(after);

    /// <summary>The words of lines that hold nothing but comments; null when one holds anything else.</summary>
    private static List<string>? Words(CSource source, IEnumerable<int> lines)
    {
        var words = new List<string>();
        foreach (var line in lines)
        {
            if (source.At(line) is not { } fragment)
                return null;

            foreach (var token in fragment.On(line))
            {
                if (token.Kind != TokenKind.Comment)
                    return null;

                words.AddRange(
                    token.In(fragment.Raw.Text)
                        .ToString()
                        .Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)
                        .Where(word => word is not ("*" or "/*" or "*/" or "/**" or "//")));
            }
        }

        return words;
    }
}
