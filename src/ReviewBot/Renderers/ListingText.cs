using System.Globalization;
using System.Text;
using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Replies;
using ReviewBot.Reviews;

namespace ReviewBot.Renderers;

/// <summary>
/// How mails were assembled, for a person: a small tree for each series, then the other mails by reason.
/// </summary>
public static class ListingText
{
    /// <summary>Writes the listing as text; only one part is in memory at a time.</summary>
    /// <param name="parts">What was read, part by part.</param>
    /// <param name="options">How to show it.</param>
    /// <param name="all">Whether to name each mail that is in no series, not only how many there are.</param>
    /// <param name="output">Where to.</param>
    public static void Write(IEnumerable<MailReading> parts, RenderOptions options, bool all, TextWriter output)
    {
        var (ink, sum, others) = (new Ink(options.Color), new ReadingSum(), new Dictionary<string, OthersOfAKind>(StringComparer.Ordinal));
        foreach (var part in parts)
        {
            var text = new StringBuilder();
            foreach (var series in part.Assembly.Series)
                Series(text, ink, series);

            output.Write(text);
            sum.Add(part);
            foreach (var group in part.Assembly.Others.GroupBy(other => other.Why, StringComparer.Ordinal))
            {
                var kind = others.TryGetValue(group.Key, out var known) ? known : others[group.Key] = new OthersOfAKind();
                kind.Count += group.Count();
                kind.Lines.AddRange(group.Where(_ => all).Select(other => Line(ink, other.Mail)));
            }
        }

        output.Write(Others(ink, others));
        output.Write(Summary(sum));
        output.Write('\n');
    }

    private static void Series(StringBuilder text, Ink ink, Series series)
    {
        var version = $"v{series.Version}{(series.MinorVersion > 0 ? "." + series.MinorVersion : "")}";
        text.Append(ink.Strong(Printable.Of($"{series.Subject} {version}"))).Append('\n');
        text.Append(ink.Faint(Printable.Of(
            $"{Date(series.Date)} {series.Author}: {series.Patches.Length} of {Counted.Of(series.Total, "patch", "patches")} <{series.RootId ?? "no Message-Id"}>"))).Append('\n');
        var branches = Branches(ink, series).ToList();
        for (var i = 0; i < branches.Count; i++)
            text.Append(i < branches.Count - 1 ? "├─ " : "└─ ").Append(branches[i]).Append('\n');

        text.Append('\n');
    }

    private static IEnumerable<string> Branches(Ink ink, Series series)
    {
        var width = series.Total.ToString(CultureInfo.InvariantCulture).Length;
        var total = series.Total;
        if (series.Cover is { } cover)
            yield return Line(0, Printable.Of(cover.Tag.Title)) + ink.Faint(
                cover.Tag.Index == 0 ? " (cover)" : " (cover, by its place in the thread)");

        var patches = series.Patches.Select(patch => (Index: patch.Tag.Index ?? 1, Text: Shown(patch)));
        var missing = series.Missing.Select(index => (Index: index, Text: Line(index, ink.Warn("missing"))));
        foreach (var (_, line) in patches.Concat(missing).OrderBy(line => line.Index))
            yield return line;

        if (series.BaseCommit is not null)
            yield return Printable.Of($"base-commit {series.BaseCommit}");
        if (series.ChangeId is not null)
            yield return Printable.Of($"change-id {series.ChangeId}");
        foreach (var id in series.Prerequisites)
            yield return Printable.Of($"needs <{id}>");
        if (series.Supersedes is not null)
            yield return Printable.Of($"supersedes <{series.Supersedes}>");

        string Shown(Patch patch)
        {
            var index = patch.Tag.Index ?? 1;
            return Line(index, Printable.Of(patch.Title)) + (
                series.CarriedOver.Contains(index) ? ink.Faint($" (carried over from v{patch.Tag.Version})") : "");
        }

        string Line(int index, string title) =>
            $"{index.ToString(CultureInfo.InvariantCulture).PadLeft(width)}/{total} {title}";
    }

    private static StringBuilder Others(Ink ink, Dictionary<string, OthersOfAKind> others)
    {
        var text = new StringBuilder();
        if (others.Count == 0)
            return text;

        text.Append(ink.Strong("In no series")).Append('\n');
        foreach (var (why, kind) in others.OrderByDescending(each => each.Value.Count).ThenBy(each => each.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{kind.Count,6} {why}").Append('\n');
            foreach (var line in kind.Lines)
                text.Append(line).Append('\n');
        }

        return text.Append('\n');
    }

    private static string Line(Ink ink, Message mail) =>
        ink.Faint(Printable.Of($"       {Date(mail.Date)} {mail.Subject} <{mail.Id ?? mail.Cursor}>"));

    private static string Summary(ReadingSum sum)
    {
        var text = $"{Counted.Of(sum.Mails, "mail", "mails")}: {Counted.Of(sum.Patches, "patch", "patches")} and "
            + $"{Counted.Of(sum.Covers, "cover letter", "cover letters")} in {sum.Series} series, {Counted.Of(sum.Others, "other", "others")}";
        if (sum.Copies > 0)
            text += $", {Counted.Of(sum.Copies, "copy", "copies")}";
        if (sum.Unreadable > 0)
            text += $", {sum.Unreadable} unreadable";
        if (sum.LeftOut > 0)
            text += $", {sum.LeftOut} left out";
        return text;
    }

    private static string Date(DateTimeOffset? date) =>
        date?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "(no date)";

    /// <summary>Mails that are in no series for one reason; their lines only when they are asked for.</summary>
    private sealed class OthersOfAKind
    {
        public int Count { get; set; }

        public List<string> Lines { get; } = [];
    }
}
