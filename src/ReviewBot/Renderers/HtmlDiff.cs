using System.Text;
using ReviewBot.Patches;
using ReviewBot.Replies;
using ReviewBot.Rules;
using ReviewBot.Trees;

namespace ReviewBot.Renderers;

/// <summary>The diff of a file on the page, each finding below the last of its lines.</summary>
internal static class HtmlDiff
{
    /// <summary>The file.</summary>
    /// <param name="file">The file with its hunks where they really sit.</param>
    /// <param name="findings">The findings on it; each comes out once.</param>
    public static string Of(AppliedFile file, List<HtmlFinding> findings)
    {
        var page = new StringBuilder();
        var (added, removed) = (Count(file, LineKind.Added), Count(file, LineKind.Removed));
        page.Append($"<details open=\"open\"><summary><span>{Name(file.Change)}</span> <span class=\"stat\">");
        page.Append(file.Change.IsBinary ? "binary" : $"<ins>+{added}</ins> <del>−{removed}</del>");
        page.Append("</span></summary>\n");
        var placed = findings.ToLookup(each => LastLine(file, each.Finding.Place));
        foreach (var each in placed[null])
            page.Append(each.Card());

        if (!file.Hunks.IsEmpty)
            page.Append("<table>\n<colgroup><col class=\"n\"/><col class=\"n\"/><col class=\"m\"/><col/></colgroup>\n");

        foreach (var hunk in file.Hunks)
            Hunk(page, hunk, placed);

        if (!file.Hunks.IsEmpty)
            page.Append("</table>\n");

        return page.Append("</details>\n").ToString();
    }

    private static void Hunk(StringBuilder page, Hunk hunk, ILookup<DiffLine?, HtmlFinding> placed)
    {
        page.Append($"<tr class=\"hunk\"><td colspan=\"4\">{HtmlText.FromRaw(hunk.Header)}</td></tr>\n");
        var partners = WordChanges.Partners(hunk.Lines.Length, i => hunk.Lines[i].Kind);
        var findings = placed.SelectMany(group => group).Select(each => each.Finding).Where(finding => finding.SilencedBy is null).ToList();
        for (var i = 0; i < hunk.Lines.Length; i++)
        {
            var line = hunk.Lines[i];
            var partner = partners.TryGetValue(i, out var other) ? Shown(hunk.Lines[other]) : null;
            var hit = findings.Exists(finding => Covers(finding.Place, line) || finding.Related.Any(
                place => place.Path == finding.Place.Path && Covers(place, line)));
            page.Append($"<tr class=\"{Class(line.Kind)}{(hit ? " hit" : "")}\">");
            page.Append($"<td>{(line.Kind == LineKind.Added ? "" : line.OldLine)}</td><td>{(line.Kind == LineKind.Removed ? "" : line.NewLine)}</td>");
            page.Append($"<td>{line.Marked[0]}</td><td>");
            foreach (var (piece, isChanged) in WordChanges.Pieces(Shown(line), partner, line.Kind == LineKind.Removed))
                page.Append(isChanged ? $"<mark>{HtmlText.Of(piece)}</mark>" : HtmlText.Of(piece));

            page.Append("</td></tr>\n");
            if (line.EndsFile)
                page.Append("<tr class=\"hunk\"><td colspan=\"4\">\\ No newline at end of file</td></tr>\n");

            if (placed.Contains(line))
                page.Append($"<tr class=\"said\"><td colspan=\"4\">{string.Concat(placed[line].Select(each => each.Card()))}</td></tr>\n");
        }
    }

    private static string Shown(DiffLine line) => Printable.FromRaw(line.Text);

    private static string Class(LineKind kind) => kind switch
    {
        LineKind.Added => "add",
        LineKind.Removed => "del",
        _ => "same",
    };

    private static DiffLine? LastLine(AppliedFile file, Place place)
    {
        DiffLine? last = null;
        foreach (var line in file.Hunks.SelectMany(hunk => hunk.Lines).Where(line => Covers(place, line)))
            last = line;

        return last;
    }

    private static bool Covers(Place place, DiffLine line)
    {
        var number = place.Side == Side.New ? line.NewLine : line.OldLine;
        return line.Kind != (place.Side == Side.New ? LineKind.Removed : LineKind.Added)
            && place.Line <= number && number <= place.EndLine;
    }

    private static int Count(AppliedFile file, LineKind kind) =>
        file.Hunks.Sum(hunk => hunk.Lines.Count(line => line.Kind == kind));

    private static string Name(FileChange change) => change switch
    {
        { OldPath: { } old, NewPath: { } now } when old != now => $"{HtmlText.Of(old)} → {HtmlText.Of(now)}",
        { OldPath: null } => $"{HtmlText.Of(change.Path)} (new)",
        { NewPath: null } => $"{HtmlText.Of(change.Path)} (deleted)",
        _ => HtmlText.Of(change.Path),
    };
}
