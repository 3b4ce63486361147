using ReviewBot.Reviews;

namespace ReviewBot.Cli.Store;

/// <summary>The series, and what was found in them.</summary>
internal static class SeriesTable
{
    private const string Columns =
        "id, lineage, list, root, change_id, title, version, author, sent, total, present, members, state, due, why";

    /// <summary>The series that mails are of already, the oldest first.</summary>
    public static List<StoredSeries> SeriesOf(this Session session, IEnumerable<string> messageIds)
    {
        var found = new SortedDictionary<long, StoredSeries>();
        foreach (var id in messageIds)
        {
            foreach (var series in session.Query(
                $"SELECT {Columns} FROM series WHERE id = (SELECT series FROM mail WHERE message_id = $1)", Read, id))
                found.TryAdd(series.Id, series);
        }

        return [.. found.Values];
    }

    /// <summary>Keeps a new series; its <see cref="StoredSeries.Lineage"/> is its own when that is zero.</summary>
    public static long Add(this Session session, StoredSeries series)
    {
        var id = session.Insert(
            """
            INSERT INTO series (lineage, list, root, change_id, title, version, author, sent, total, present, members, state, due, why)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            series.Lineage, series.List, series.Root, series.ChangeId, series.Title, series.Version, series.Author,
            series.Sent, series.Total, series.Present, series.Members, series.State.ToString(), series.Due, series.Why)!.Value;
        session.Run("UPDATE series SET lineage = id WHERE id = $1 AND lineage = 0", id);
        return id;
    }

    /// <summary>Keeps what is new about a series.</summary>
    public static void Update(this Session session, StoredSeries series) => session.Run(
        """
        UPDATE series SET root = $2, change_id = $3, title = $4, version = $5, author = $6, sent = $7, total = $8,
            present = $9, members = $10, state = $11, due = $12, why = $13 WHERE id = $1
        """,
        series.Id, series.Root, series.ChangeId, series.Title, series.Version, series.Author, series.Sent, series.Total,
        series.Present, series.Members, series.State.ToString(), series.Due, series.Why);

    /// <summary>Forgets a series whose mails are another's now.</summary>
    public static void Remove(this Session session, long series, long into)
    {
        session.Run("UPDATE mail SET series = $2 WHERE series = $1", series, into);
        session.Run("UPDATE outbox SET series = $2 WHERE series = $1", series, into);
        session.Run("DELETE FROM series WHERE id = $1", series);
    }

    /// <summary>
    /// The versions of the same thing: the series with the same change-id, or of the same author with the same title.
    /// Zero when there is none.
    /// </summary>
    public static long LineageOf(this Session session, string? changeId, string author, string title, IEnumerable<string> mentions)
    {
        var byChange = changeId is null ? 0 : session.Number("SELECT lineage FROM series WHERE change_id = $1 LIMIT 1", changeId);
        if (byChange > 0)
            return byChange;

        var byTitle = session.Number("SELECT lineage FROM series WHERE author = $1 AND title = $2 LIMIT 1", author, title);
        if (byTitle > 0)
            return byTitle;

        // a reroll in reply to what it replaces, by the same person
        foreach (var id in mentions)
        {
            var lineage = session.Number(
                "SELECT lineage FROM series WHERE author = $2 AND id = (SELECT series FROM mail WHERE message_id = $1)", id, author);
            if (lineage > 0)
                return lineage;
        }

        return 0;
    }

    /// <summary>The newest version of the same thing.</summary>
    public static int NewestVersion(this Session session, long lineage) =>
        (int)session.Number("SELECT max(version) FROM series WHERE lineage = $1", lineage);

    /// <summary>One series.</summary>
    public static StoredSeries? Series(this Session session, long id) =>
        session.Query($"SELECT {Columns} FROM series WHERE id = $1", Read, id).FirstOrDefault();

    /// <summary>The series that are due, the longest first.</summary>
    public static List<StoredSeries> Due(this Session session, DateTimeOffset now, int most) =>
        session.Query($"SELECT {Columns} FROM series WHERE state = 'Waiting' AND due <= $1 ORDER BY due, id LIMIT $2", Read, now, most);

    /// <summary>Says that a series is to be reviewed again.</summary>
    public static void Reopen(this Session session, long series, string why) =>
        session.Run("UPDATE series SET state = 'Waiting', why = $2 WHERE id = $1", series, why);

    /// <summary>Keeps a review in place of the one before.</summary>
    public static void SetReviewed(this Session session, long series, SeriesReview review, DateTimeOffset now)
    {
        session.Run(
            "UPDATE series SET state = 'Reviewed', why = NULL, base = $2, reviewed = $3, reviews = reviews + 1 WHERE id = $1",
            series, review.Tree?.Base, now);
        session.Run("DELETE FROM finding WHERE series = $1", series);
        for (var i = 0; i < review.Findings.Length; i++)
        {
            var finding = review.Findings[i];
            session.Run(
                "INSERT INTO finding VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                series, i, finding.Patch.Message.Id ?? "", finding.Rule.Id, finding.Rule.Severity.ToString(), finding.Place.Path,
                finding.Place.Line, finding.Cause, finding.Quote, finding.Message, finding.SilencedBy);
        }
    }

    /// <summary>The lines that the findings of a series quote, as far as they are said.</summary>
    public static List<string> Quotes(this Session session, long series) =>
        session.Query("SELECT quote FROM finding WHERE series = $1 AND silenced IS NULL", row => row.Text(0), series);

    /// <summary>Notes that a series is not reviewed.</summary>
    public static void SetSkipped(this Session session, long series, string why) =>
        session.Run("UPDATE series SET state = 'Skipped', why = $2 WHERE id = $1", series, why);

    /// <summary>The rules that are not to be mentioned to a series, with the reason.</summary>
    public static List<(string Rule, string Why)> Ignored(this Session session, long lineage) =>
        session.Query("SELECT rule, why FROM ignored WHERE lineage = $1 ORDER BY rule", row => (row.Text(0), row.Text(1)), lineage);

    private static StoredSeries Read(Session.Row row) => new(
        row.Number(0), row.Number(1), row.Text(2), row.Text(3), row.TextOrNull(4), row.Text(5), (int)row.Number(6),
        row.Text(7), row.Time(8), (int)row.Number(9), (int)row.Number(10), row.Text(11),
        Enum.Parse<SeriesState>(row.Text(12)), row.Time(13), row.TextOrNull(14));
}
