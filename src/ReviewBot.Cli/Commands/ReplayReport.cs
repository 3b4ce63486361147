using System.Globalization;
using System.Text;
using ReviewBot.Cli.Store;

namespace ReviewBot.Cli.Commands;

/// <summary>What a replay tells: what would have been sent, month by month.</summary>
internal static class ReplayReport
{
    /// <summary>The table, and the reasons of what would not have been sent.</summary>
    public static string Of(StateStore store)
    {
        var (months, drops) = store.Do(session => (session.Months(), session.Drops()));
        var text = new StringBuilder("month     mails  reviews  sent  dropped\n");
        foreach (var (month, mails, reviews, sent, dropped) in months)
            Line(text, month, mails, reviews, sent, dropped);

        Line(text, "all", months.Sum(one => one.Mails), months.Sum(one => one.Reviews), months.Sum(one => one.Sent), months.Sum(one => one.Dropped));
        foreach (var (why, count) in drops)
            text.Append(CultureInfo.InvariantCulture, $"dropped {count}: {Output.Printable(why)}\n");

        var span = months.Count > 0 ? MonthsBetween(months[0].Month, months[^1].Month) : 1;
        text.Append(CultureInfo.InvariantCulture, $"{(double)months.Sum(one => one.Sent) / span:0.0} mails a month, {months.Select(one => one.Sent).DefaultIfEmpty().Max()} at most\n");
        return text.ToString();
    }

    private static void Line(StringBuilder text, string month, long mails, long reviews, long sent, long dropped) =>
        text.Append(CultureInfo.InvariantCulture, $"{month,-7} {mails,7} {reviews,8} {sent,5} {dropped,8}\n");

    private static int MonthsBetween(string first, string last)
    {
        var (from, to) = (Date(first), Date(last));
        return (12 * (to.Year - from.Year)) + to.Month - from.Month + 1;
    }

    private static DateOnly Date(string month) => DateOnly.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture);
}
