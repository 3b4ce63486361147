using System.Globalization;

namespace ReviewBot.Cli.Store;

/// <summary>What a person wants to know at a glance.</summary>
internal static class StatusTable
{
    /// <summary>How many rows of a table have each value of a column.</summary>
    public static List<(string Name, long Count)> Counts(this Session session, string table, string column) =>
        session.Query($"SELECT {column}, count(*) FROM {table} GROUP BY {column} ORDER BY 2 DESC, 1", row => (row.Text(0), row.Number(1)));

    /// <summary>When the next series or reply is due; null when none waits.</summary>
    public static DateTimeOffset? NextDue(this Session session) => session.Query(
        """
        SELECT min(due) FROM (
            SELECT min(due) AS due FROM series WHERE state = 'Waiting'
            UNION ALL SELECT min(not_before) FROM outbox WHERE state IN ('Queued', 'Approved'))
        """, row => row.NumberOrNull(0)) is [{ } due] ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;

    /// <summary>What happened in each month, the oldest first: mails that arrived, reviews, replies sent and dropped.</summary>
    public static List<(string Month, long Mails, long Reviews, long Sent, long Dropped)> Months(this Session session) => session.Query(
        """
        SELECT strftime('%Y-%m', at / 1000, 'unixepoch'), sum(what = 'mail'), sum(what = 'review'), sum(what = 'Sent'), sum(what = 'Dropped') FROM (
            SELECT arrived AS at, 'mail' AS what FROM mail
            UNION ALL SELECT reviewed, 'review' FROM series WHERE reviewed IS NOT NULL
            UNION ALL SELECT changed, state FROM outbox)
        GROUP BY 1 ORDER BY 1
        """, row => (row.Text(0), row.Number(1), row.Number(2), row.Number(3), row.Number(4)));

    /// <summary>Why replies were dropped, the most frequent reason first.</summary>
    public static List<(string Why, long Count)> Drops(this Session session) => session.Query(
        "SELECT coalesce(why, ''), count(*) FROM outbox WHERE state = 'Dropped' GROUP BY 1 ORDER BY 2 DESC, 1",
        row => (row.Text(0), row.Number(1)));

    /// <summary>When a source last gave anything, for people.</summary>
    public static string LastRead(this Session session, string source) =>
        session.Query("SELECT changed FROM place WHERE source = $1", row => row.Time(0), source) is [var time]
            ? $"read until {time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC"
            : "not read yet";
}
