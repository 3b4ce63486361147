using ReviewBot.Replies;

namespace ReviewBot.Cli.Store;

/// <summary>The replies, from when they are written to when they are sent or not.</summary>
internal static class OutboxTable
{
    /// <summary>For how long a reply is put off at most.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    private const string Columns =
        "id, message_id, series, list, answers, author, recipients, subject, text, sent_text, state, why, created, not_before, changed, attempts, token";

    /// <summary>Keeps a reply; nothing happens when it is there, whatever became of it.</summary>
    public static void Add(this Session session, Reply reply, long series, string list, OutboxState state, string? why, DateTimeOffset now, DateTimeOffset notBefore)
    {
        var recipients = string.Join('\n', reply.Cc.Prepend(reply.To).Select(address => address.Email));
        var id = session.Insert(
            """
            INSERT INTO outbox (message_id, series, list, answers, author, recipients, subject, text, state, why, created, not_before, changed)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $11)
            """,
            reply.MessageId, series, list, reply.InReplyTo, reply.To.Email.ToLowerInvariant(), recipients, reply.Subject, reply.Text,
            state.ToString(), why, now, notBefore);
        if (id is null)
            return;

        foreach (var finding in reply.Findings)
            session.Run(
                "INSERT OR IGNORE INTO said VALUES ($1, $2, $3, $4, $5)",
                id, finding.Cause, finding.Rule.Id, finding.Place.Path, reply.Repeated.Contains(finding));
    }

    /// <summary>One reply.</summary>
    public static OutboxMail? Outbox(this Session session, long id) =>
        session.Query($"SELECT {Columns} FROM outbox WHERE id = $1", Read, id).FirstOrDefault();

    /// <summary>The replies of some states, of a list or of all, the oldest first.</summary>
    public static List<OutboxMail> Outbox(this Session session, string? list, params ReadOnlySpan<OutboxState> states)
    {
        var names = string.Join(", ", states.ToArray().Select(state => $"'{state}'"));
        return session.Query($"SELECT {Columns} FROM outbox WHERE state IN ({names}) AND ($1 IS NULL OR list = $1) ORDER BY id", Read, list);
    }

    /// <summary>The replies to a series.</summary>
    public static List<OutboxMail> OutboxOf(this Session session, long series) =>
        session.Query($"SELECT {Columns} FROM outbox WHERE series = $1 ORDER BY id", Read, series);

    /// <summary>The reply of a Message-Id; null when it is none of ours.</summary>
    public static OutboxMail? OutboxBy(this Session session, string messageId) =>
        session.Query($"SELECT {Columns} FROM outbox WHERE message_id = $1", Read, messageId).FirstOrDefault();

    /// <summary>
    /// The replies that may go out, the oldest first. One that was put off for longer than anything is put off may, too:
    /// the clock was wrong then.
    /// </summary>
    public static List<OutboxMail> Sendable(this Session session, DateTimeOffset now) => session.Query(
        $"SELECT {Columns} FROM outbox WHERE state IN ('Queued', 'Approved') AND (not_before <= $1 OR (why IS NOT NULL AND not_before > $2)) ORDER BY not_before, id",
        Read, now, now + LongestPause + TimeSpan.FromHours(1));

    /// <summary>
    /// Moves a reply on, but only from the state it was read in: of two that try, one succeeds.
    /// </summary>
    public static bool Move(this Session session, OutboxMail mail, OutboxState state, string? why, DateTimeOffset now) => session.Run(
        "UPDATE outbox SET state = $3, why = $4, changed = $5 WHERE id = $1 AND state = $2",
        mail.Id, mail.State.ToString(), state.ToString(), why, now) > 0;

    /// <summary>Gives a reply other words, but only in the state it was read in.</summary>
    public static bool SetText(this Session session, OutboxMail mail, string text) =>
        session.Run("UPDATE outbox SET text = $3 WHERE id = $1 AND state = $2", mail.Id, mail.State.ToString(), text) > 0;

    /// <summary>Puts a reply off, for <see cref="LongestPause"/> at most.</summary>
    public static void Delay(this Session session, long id, DateTimeOffset now, TimeSpan pause, string why) =>
        session.Run("UPDATE outbox SET not_before = $2, why = $3 WHERE id = $1", id, now + (pause < LongestPause ? pause : LongestPause), why);

    /// <summary>Keeps the very text that is being sent, and the token that a bounce of it shows.</summary>
    public static void SetSentText(this Session session, long id, string text, string token) =>
        session.Run("UPDATE outbox SET sent_text = $2, token = $3, attempts = attempts + 1 WHERE id = $1", id, text, token);

    /// <summary>Notes that nothing arrived.</summary>
    public static void ClearSentText(this Session session, long id) =>
        session.Run("UPDATE outbox SET sent_text = NULL WHERE id = $1", id);

    /// <summary>
    /// How many replies were handed over, or may have been, in the time until now; to one author or to all. What was sent
    /// while the clock ran far ahead does not count.
    /// </summary>
    public static int SentWithin(this Session session, TimeSpan time, DateTimeOffset now, string? author = null) => (int)session.Number(
        """
        SELECT count(*) FROM outbox
        WHERE (state IN ('Sent', 'Sending') OR (state = 'Failed' AND sent_text IS NOT NULL))
            AND changed > $1 AND changed <= $2 AND ($3 IS NULL OR author = $3)
        """,
        now - time, now + TimeSpan.FromDays(1), author);

    /// <summary>How many replies to a series were handed over, or may have been.</summary>
    public static int SentTo(this Session session, long series) => (int)session.Number(
        "SELECT count(*) FROM outbox WHERE series = $1 AND (state IN ('Sent', 'Sending') OR (state = 'Failed' AND sent_text IS NOT NULL))", series);

    /// <summary>What was said to a series before, and to earlier versions of it.</summary>
    public static List<EarlierRemark> Said(this Session session, StoredSeries series) => session.Query(
        """
        SELECT said.cause, said.rule, said.path, series.version, said.repeated OR series.id = $3
        FROM said JOIN outbox ON outbox.id = said.outbox JOIN series ON series.id = outbox.series
        WHERE series.lineage = $1 AND (series.version < $2 OR series.id = $3)
            AND (outbox.state IN ('Sent', 'Sending') OR (outbox.state = 'Failed' AND outbox.sent_text IS NOT NULL))
        ORDER BY series.version, said.cause
        """,
        row => new EarlierRemark(row.Text(0), row.Text(1), row.TextOrNull(2), (int)row.Number(3), row.Number(4) > 0),
        series.Lineage, series.Version, series.Id);

    private static OutboxMail Read(Session.Row row) => new(
        row.Number(0), row.Text(1), row.Number(2), row.Text(3), row.TextOrNull(4), row.Text(5), [.. row.Text(6).Split('\n')],
        row.Text(7), row.Text(8), row.TextOrNull(9), Enum.Parse<OutboxState>(row.Text(10)), row.TextOrNull(11), row.Time(12),
        row.Time(13), row.Time(14), (int)row.Number(15), row.TextOrNull(16));
}
