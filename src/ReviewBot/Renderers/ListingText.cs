using System.Globalization;
using System.Text;
using ReviewBot.Patches;
using ReviewBot.Reviews;

namespace ReviewBot.Renderers;

/// <summary>
/// How mails were assembled, for a person: a small tree for each series, then the other mails by reason.
/// </summary>
public static class ListingText
{
    /// <summary>The listing as text.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="options">How to show it.</param>
    /// <param name="all">Whether to name each mail that is in no series, not only how many there are.</param>
    public static string Render(MailReading reading, RenderOptions options, bool all)
    {
        var (text, ink) = (new StringBuilder(), new Ink(options.Color));
        foreach (var series in reading.Assembly.Series)
            Series(text, ink, series);

        Others(text, ink, reading.Assembly, all);
        return text.Append(Summary(reading)).Append('\n').ToString();
    }

    private static void Series(StringBuilder text, Ink ink, Series series)
    {
        var version = $"v{series.Version}{(series.MinorVersion > 0 ? "." + series.MinorVersion : "")}";
        text.Append(ink.Strong(Printable.Of($"{series.Subject} {version}"))).Append('\n');
        text.Append(ink.Faint(Printable.Of(
            $"{Date(series.Date)} {series.Author}: {series.Patches.Length} of {Count(series.Total, "patch", "patches")} <{series.RootId ?? "no Message-Id"}>"))).Append('\n');
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

    private static void Others(StringBuilder text, Ink ink, Assembly assembly, bool all)
    {
        if (assembly.Others.IsEmpty)
            return;

        text.Append(ink.Strong("In no series")).Append('\n');
        foreach (var group in assembly.Others.GroupBy(other => other.Why, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{group.Count(),6} {group.Key}").Append('\n');
            foreach (var other in group.Where(_ => all))
                text.Append(ink.Faint(Printable.Of($"       {Date(other.Mail.Date)} {other.Mail.Subject} <{other.Mail.Id ?? other.Mail.Cursor}>"))).Append('\n');
        }

        text.Append('\n');
    }

    private static string Summary(MailReading reading)
    {
        var (assembly, read) = (reading.Assembly, reading.Mails);
        var text = $"{Count(read, "mail", "mails")}: {Count(reading.Patches, "patch", "patches")} and "
            + $"{Count(reading.Covers, "cover letter", "cover letters")} in {assembly.Series.Length} series, {Count(assembly.Others.Length, "other", "others")}";
        if (assembly.Copies > 0)
            text += $", {Count(assembly.Copies, "copy", "copies")}";
        if (reading.Unreadable > 0)
            text += $", {reading.Unreadable} unreadable";
        if (reading.LeftOut > 0)
            text += $", {reading.LeftOut} left out";
        return text;
    }

    private static string Date(DateTimeOffset? date) =>
        date?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "(no date)";

    private static string Count(int count, string thing, string things) => $"{count} {(count == 1 ? thing : things)}";
}
