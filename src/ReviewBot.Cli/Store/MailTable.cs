using System.Collections.Immutable;

namespace ReviewBot.Cli.Store;

/// <summary>The mails that were seen, and how far each source was read.</summary>
internal static class MailTable
{
    // what a hostile thread may cost: the newest count
    private const int MostNeighbours = 2000;

    private const string Columns =
        "id, message_id, source, place, arrived, sent, author, subject, list, kind, why, series, bytes";

    /// <summary>How far a source was read; null when never.</summary>
    public static string? Cursor(this Session session, string source) =>
        session.Text("SELECT cursor FROM place WHERE source = $1", source);

    /// <summary>Notes how far a source was read.</summary>
    public static void SetCursor(this Session session, string source, string cursor, DateTimeOffset now) => session.Run(
        "INSERT INTO place VALUES ($1, $2, $3) ON CONFLICT (source) DO UPDATE SET cursor = $2, changed = $3", source, cursor, now);

    /// <summary>Keeps a mail; false when one with its Message-Id is there already.</summary>
    public static bool Add(this Session session, StoredMail mail, IEnumerable<string> mentions, bool todo)
    {
        var id = session.Insert(
            """
            INSERT INTO mail (message_id, source, place, arrived, sent, author, subject, list, kind, why, todo, bytes)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            mail.MessageId, mail.Source, mail.Place, mail.Arrived, mail.Sent, mail.Author, mail.Subject, mail.List,
            mail.Kind.ToString(), mail.Why, todo, mail.Bytes.IsEmpty ? null : mail.Bytes.ToArray());
        if (id is null)
            return false;

        foreach (var mention in mentions.Append(mail.MessageId).Distinct(StringComparer.Ordinal))
            session.Run("INSERT OR IGNORE INTO mention VALUES ($1, $2)", mention, id);

        return true;
    }

    /// <summary>The oldest mails that nobody looked at yet.</summary>
    public static List<StoredMail> Todo(this Session session, int most) =>
        session.Query($"SELECT {Columns} FROM mail WHERE todo ORDER BY sent LIMIT $1", Read, most);

    /// <summary>Notes that a mail was looked at.</summary>
    public static void SetDone(this Session session, long mail) => session.Run("UPDATE mail SET todo = 0 WHERE id = $1", mail);

    /// <summary>Notes which series a mail is of.</summary>
    public static void SetSeries(this Session session, string messageId, long series) =>
        session.Run("UPDATE mail SET series = $2 WHERE message_id = $1", messageId, series);

    /// <summary>Whether a Message-Id is there.</summary>
    public static bool HasMail(this Session session, string messageId) =>
        session.Number("SELECT 1 FROM mail WHERE message_id = $1", messageId) > 0;

    /// <summary>
    /// The mails that may belong together with some patches and cover letters: those that mention the same ids, and
    /// patches and cover letters of the same senders at about the same time.
    /// </summary>
    public static ImmutableArray<StoredMail> Neighbours(this Session session, IEnumerable<StoredMail> mails, TimeSpan reach)
    {
        // which ones first: the mails of a series have the same neighbours, and their texts are long
        var found = new HashSet<long>();
        foreach (var mail in mails)
        {
            found.UnionWith(session.Query(
                $"""
                SELECT id FROM mail WHERE bytes IS NOT NULL AND id IN (
                    SELECT other.mail FROM mention AS own JOIN mention AS other USING (message_id) WHERE own.mail = $1)
                ORDER BY sent DESC LIMIT {MostNeighbours}
                """, row => row.Number(0), mail.Id));
            found.UnionWith(session.Query(
                $"""
                SELECT id FROM mail
                WHERE author = $1 AND sent BETWEEN $2 AND $3 AND kind IN ('Patch', 'Cover') AND bytes IS NOT NULL
                ORDER BY sent DESC LIMIT {MostNeighbours}
                """, row => row.Number(0), mail.Author, mail.Sent - reach, mail.Sent + reach));
        }

        var near = ImmutableArray.CreateBuilder<StoredMail>(found.Count);
        foreach (var id in found)
            near.AddRange(session.Query($"SELECT {Columns} FROM mail WHERE id = $1", Read, id));

        return near.DrainToImmutable();
    }

    /// <summary>The mails of a series.</summary>
    public static List<StoredMail> MailsOf(this Session session, long series) =>
        session.Query($"SELECT {Columns} FROM mail WHERE series = $1 ORDER BY sent, id", Read, series);

    /// <summary>What people wrote about the mails of a series.</summary>
    public static List<StoredMail> WordsOn(this Session session, long series) => session.Query(
        $"""
        SELECT {Columns} FROM mail WHERE kind = 'Word' AND bytes IS NOT NULL AND id IN (
            SELECT mention.mail FROM mention JOIN mail AS member ON member.message_id = mention.message_id
            WHERE member.series = $1)
        ORDER BY sent, id
        """, Read, series);

    /// <summary>
    /// Forgets the text of mails that arrived long ago; that they were seen stays known. How long ago is reckoned from the
    /// newest mail where the clock says later, as a clock may run ahead, and what is still to be looked at is kept.
    /// </summary>
    public static int Forget(this Session session, DateTimeOffset now, TimeSpan keep)
    {
        var newest = DateTimeOffset.FromUnixTimeMilliseconds(session.Number("SELECT max(sent) FROM mail"));
        var before = (newest < now ? newest : now) - keep;
        const string Old = """
            arrived < $1 AND bytes IS NOT NULL AND NOT todo
            AND (series IS NULL OR series NOT IN (SELECT id FROM series WHERE state = 'Waiting'))
            """;
        session.Run($"DELETE FROM mention WHERE mail IN (SELECT id FROM mail WHERE {Old})", before);
        return session.Run($"UPDATE mail SET bytes = NULL WHERE {Old}", before);
    }

    private static StoredMail Read(Session.Row row) => new(
        row.Number(0), row.Text(1), row.Text(2), row.Text(3), row.Time(4), row.Time(5), row.Text(6), row.Text(7),
        row.TextOrNull(8), Enum.Parse<MailKind>(row.Text(9)), row.TextOrNull(10),
        row.NumberOrNull(11), row.Bytes(12));
}
