using System.Globalization;

namespace ReviewBot.Cli.Store;

/// <summary>What a person wants to know at a glance.</summary>
internal static class StatusTable
{
    /// <summary>How many rows of a table have each value of a column.</summary>
    public static List<(string Name, long Count)> Counts(this Session session, string table, string column) =>
        session.Query($"SELECT {column}, count(*) FROM {table} GROUP BY {column} ORDER BY 2 DESC, 1", row => (row.Text(0), row.Number(1)));

    /// <summary>When a source last gave anything, for people.</summary>
    public static string LastRead(this Session session, string source) =>
        session.Query("SELECT changed FROM place WHERE source = $1", row => row.Time(0), source) is [var time]
            ? $"read until {time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC"
            : "not read yet";
}
