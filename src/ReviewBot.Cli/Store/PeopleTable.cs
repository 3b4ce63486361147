namespace ReviewBot.Cli.Store;

/// <summary>What people asked of us.</summary>
internal static class PeopleTable
{
    /// <summary>Never writes to an address again.</summary>
    public static void Silence(this Session session, string address, string why, DateTimeOffset now) =>
        session.Run("INSERT OR IGNORE INTO silence VALUES ($1, $2, $3)", address.ToLowerInvariant(), now, why);

    /// <summary>Writes to an address again.</summary>
    public static bool Unsilence(this Session session, string address) =>
        session.Run("DELETE FROM silence WHERE address = $1", address.ToLowerInvariant()) > 0;

    /// <summary>The addresses that are never written to.</summary>
    public static List<string> Silenced(this Session session) =>
        session.Query("SELECT address FROM silence ORDER BY address", row => row.Text(0));

    /// <summary>Why an address is never written to; null when it may be.</summary>
    public static string? SilenceOf(this Session session, string address) =>
        session.Text("SELECT why FROM silence WHERE address = $1", address.ToLowerInvariant());

    /// <summary>Says no more about a rule to a series and its later versions.</summary>
    public static void Ignore(this Session session, long lineage, string rule, string why) =>
        session.Run("INSERT OR IGNORE INTO ignored VALUES ($1, $2, $3)", lineage, rule, why);

    /// <summary>Notes that somebody says that what a reply said is wrong: of one rule, or all of it.</summary>
    public static int SetWrong(this Session session, OutboxMail reply, string? rule, string by, string mail, DateTimeOffset now) => session.Run(
        """
        INSERT OR IGNORE INTO wrong
        SELECT cause, rule, outbox, $3, $4, $5 FROM said WHERE outbox = $1 AND ($2 IS NULL OR rule = $2)
        """,
        reply.Id, rule, by.ToLowerInvariant(), mail, now);

    /// <summary>For each rule: how often it was said, and how often somebody said that it was wrong.</summary>
    public static List<(string Rule, int Said, int Wrong)> RuleStatistics(this Session session) => session.Query(
        """
        SELECT rule, count(*), (SELECT count(*) FROM wrong WHERE wrong.rule = said.rule)
        FROM said JOIN outbox ON outbox.id = said.outbox WHERE outbox.state = 'Sent' GROUP BY rule ORDER BY rule
        """,
        row => (row.Text(0), (int)row.Number(1), (int)row.Number(2)));
}
