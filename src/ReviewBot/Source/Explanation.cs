using ReviewBot.Patches;
using ReviewBot.Source.Riders;

namespace ReviewBot.Source;

/// <summary>Looks for a real change that explains why lines with the same tokens got other white space.</summary>
public static class Explanation
{
    /// <summary>Lines within which a real change explains that a call is wrapped in another way.</summary>
    private const int Nearby = 15;

    /// <summary>Lines after which a paragraph is taken to end, so that a mail cannot make the search long.</summary>
    private const int LongParagraph = 60;

    /// <summary>Whether the run is explained, or may be: what is not at hand explains.</summary>
    /// <param name="file">The file.</param>
    /// <param name="run">A run whose removed and added lines have the same tokens.</param>
    public static bool Covers(FileView file, Run run)
    {
        if (file.Old?.At(run.Removed[0].OldLine) is not { } before
            || file.New?.At(run.Added[0].NewLine) is not { } after)
            return true;

        var old = before.Range(run.Removed[0].OldLine, run.Removed[^1].OldLine);
        var now = after.Range(run.Added[0].NewLine, run.Added[^1].NewLine);
        if (old.First == old.End || now.First == now.End)
            return false;

        return IsMoved(before, old.First, after, now.First)
            || !Statements.AreSame(
                before,
                Statements.Around(before, old.First, old.End - 1),
                after,
                Statements.Around(after, now.First, now.End - 1))
            || (IsRewrapped(file, run) && CodeChanges(file, run, run.First - Nearby, run.End + Nearby))
            || ((IsComment(after, now) || IsTable(run)) && ParagraphChanges(file, run))
            || (IsTable(run) && run.Added.All(IsDefine) && DefinesChange(file, run));
    }

    /// <summary>
    /// Lines are broken elsewhere. Who reworks the code around a call may well re-wrap it, so a change of code
    /// nearby is explanation enough.
    /// </summary>
    private static bool IsRewrapped(FileView file, Run run) =>
        run.Removed.Length + run.Added.Length > 2
        && file.Pairs(run).Length < Math.Max(run.Removed.Length, run.Added.Length);

    /// <summary>
    /// The code stands in another block, or behind another kind of statement: <c>else</c>, <c>if (x)</c>.
    /// </summary>
    private static bool IsMoved(CFragment before, int old, CFragment after, int now) =>
        before.Nesting.Braces[old] != after.Nesting.Braces[now]
        || before.Nesting.Parens[old] != after.Nesting.Parens[now]
        || !Preceding(before, old).SequenceEqual(Preceding(after, now));

    private static ReadOnlySpan<char> Preceding(CFragment fragment, int token) =>
        fragment.CodeBefore(token) is >= 0 and var code ? fragment.Text(code) : "";

    private static bool IsComment(CFragment fragment, (int First, int End) range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (fragment.Tokens[i].Kind != TokenKind.Comment)
                return false;
        }

        return true;
    }

    /// <summary>White space changes within lines: columns of a table, of members, of trailing comments.</summary>
    private static bool IsTable(Run run) =>
        run.Removed.Length == run.Added.Length
            && run.Removed.Zip(run.Added).Any(pair => pair.First.Text.Trim() != pair.Second.Text.Trim());

    /// <summary>
    /// Definitions are a table also where conditionals and blank lines stand between them: who adds one to the hunk
    /// may align the others with it.
    /// </summary>
    private static bool DefinesChange(FileView file, Run run) =>
        Around(file, run, 0, run.Hunk.Lines.Length)
            .Any(other => IsReal(file, other) && other.Removed.Concat(other.Added).Any(IsDefine));

    private static bool IsDefine(DiffLine line) =>
        line.Text is ['#', .. var directive]
        && directive.AsSpan().TrimStart().StartsWith("define ", StringComparison.Ordinal);

    /// <summary>
    /// Whether the lines around the run, up to a blank line on either side, have a change that is more than white
    /// space.
    /// </summary>
    private static bool ParagraphChanges(FileView file, Run run)
    {
        var lines = run.Hunk.Lines;
        var first = run.First;
        while (first > 0 && run.First - first < LongParagraph && !string.IsNullOrWhiteSpace(lines[first - 1].Text))
            first--;

        var end = run.End;
        while (end < lines.Length && end - run.End < LongParagraph && !string.IsNullOrWhiteSpace(lines[end].Text))
            end++;

        return Changes(file, run, first, end);
    }

    /// <summary>
    /// Whether a range of lines of the hunk of a run has another change that is more than white space or blank lines.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="run">The run.</param>
    /// <param name="first">Index of the first line of the range; may be negative.</param>
    /// <param name="end">Index behind its last line.</param>
    /// <param name="except">Runs that do not count.</param>
    public static bool Changes(FileView file, Run run, int first, int end, params ReadOnlySpan<Run> except)
    {
        foreach (var other in Around(file, run, first, end))
        {
            if (IsReal(file, other) && !except.Contains(other))
                return true;
        }

        return false;
    }

    /// <summary>The same, and comments do not count.</summary>
    private static bool CodeChanges(FileView file, Run run, int first, int end) =>
        Around(file, run, first, end).Any(other => IsReal(file, other)
            && !(HoldsComments(file.Old!, other.OldLines) && HoldsComments(file.New!, other.NewLines)));

    private static bool HoldsComments(CSource source, IEnumerable<int> lines) =>
        lines.All(line => source.At(line) is { } fragment && IsComment(fragment, fragment.Range(line, line)));

    /// <summary>The other runs of the hunk that reach into a range of its lines, those above first.</summary>
    private static IEnumerable<Run> Around(FileView file, Run run, int first, int end)
    {
        for (var i = run.Position - 1; i >= 0 && IsWithin(file.Runs[i]); i--)
            yield return file.Runs[i];

        for (var i = run.Position + 1; i < file.Runs.Length && IsWithin(file.Runs[i]); i++)
            yield return file.Runs[i];

        bool IsWithin(Run other) => ReferenceEquals(other.Hunk, run.Hunk) && other.End > first && other.First < end;
    }

    /// <summary>Whether a run changes more than white space and blank lines.</summary>
    internal static bool IsReal(FileView file, Run run) => !file.KeepsTokens(run) && !BlankLineRiders.IsBlank(run);
}
