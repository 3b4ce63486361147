using System.Collections.Immutable;

namespace ReviewBot.Cli.Store;

/// <summary>
/// The tables. A new version of the program adds a step at the end; a step that was released is never changed.
/// Times are milliseconds since 1970, UTC.
/// </summary>
internal static class Schema
{
    /// <summary>What leads from one version (<c>PRAGMA user_version</c>) to the next.</summary>
    public static ImmutableArray<string> Steps { get; } =
    [
        """
        CREATE TABLE mail (
            id INTEGER PRIMARY KEY,
            message_id TEXT NOT NULL UNIQUE,
            source TEXT NOT NULL,
            place TEXT NOT NULL,
            arrived INTEGER NOT NULL,
            sent INTEGER NOT NULL,
            author TEXT NOT NULL,
            subject TEXT NOT NULL,
            list TEXT,
            kind TEXT NOT NULL,
            why TEXT,
            series INTEGER REFERENCES series (id),
            todo INTEGER NOT NULL,
            bytes BLOB
        );
        CREATE INDEX mail_author ON mail (author, sent);
        CREATE INDEX mail_series ON mail (series) WHERE series IS NOT NULL;
        CREATE INDEX mail_todo ON mail (sent) WHERE todo;
        CREATE INDEX mail_arrived ON mail (arrived);
        CREATE TABLE mention (
            message_id TEXT NOT NULL,
            mail INTEGER NOT NULL REFERENCES mail (id) ON DELETE CASCADE,
            PRIMARY KEY (message_id, mail)
        ) WITHOUT ROWID;
        CREATE INDEX mention_mail ON mention (mail);
        CREATE TABLE place (source TEXT PRIMARY KEY, cursor TEXT NOT NULL, changed INTEGER NOT NULL);
        CREATE TABLE series (
            id INTEGER PRIMARY KEY,
            lineage INTEGER NOT NULL,
            list TEXT NOT NULL,
            root TEXT NOT NULL,
            change_id TEXT,
            title TEXT NOT NULL,
            version INTEGER NOT NULL,
            author TEXT NOT NULL,
            sent INTEGER NOT NULL,
            total INTEGER NOT NULL,
            present INTEGER NOT NULL,
            members TEXT NOT NULL,
            state TEXT NOT NULL,
            due INTEGER NOT NULL,
            why TEXT,
            base TEXT,
            reviewed INTEGER,
            reviews INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX series_due ON series (due) WHERE state = 'waiting';
        CREATE INDEX series_lineage ON series (lineage);
        CREATE INDEX series_change ON series (change_id) WHERE change_id IS NOT NULL;
        CREATE INDEX series_title ON series (author, title);
        CREATE TABLE finding (
            series INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            patch TEXT NOT NULL,
            rule TEXT NOT NULL,
            severity TEXT NOT NULL,
            path TEXT,
            line INTEGER NOT NULL,
            cause TEXT NOT NULL,
            quote TEXT NOT NULL,
            message TEXT NOT NULL,
            silenced TEXT,
            PRIMARY KEY (series, number)
        ) WITHOUT ROWID;
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY,
            message_id TEXT NOT NULL UNIQUE,
            series INTEGER NOT NULL REFERENCES series (id),
            list TEXT NOT NULL,
            answers TEXT,
            author TEXT NOT NULL,
            recipients TEXT NOT NULL,
            subject TEXT NOT NULL,
            text TEXT NOT NULL,
            sent_text TEXT,
            state TEXT NOT NULL,
            why TEXT,
            created INTEGER NOT NULL,
            not_before INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX outbox_state ON outbox (state, not_before);
        CREATE INDEX outbox_series ON outbox (series);
        CREATE TABLE said (
            outbox INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
            cause TEXT NOT NULL,
            rule TEXT NOT NULL,
            path TEXT,
            repeated INTEGER NOT NULL,
            PRIMARY KEY (outbox, cause)
        ) WITHOUT ROWID;
        CREATE TABLE silence (address TEXT PRIMARY KEY, since INTEGER NOT NULL, why TEXT NOT NULL);
        CREATE TABLE ignored (lineage INTEGER NOT NULL, rule TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (lineage, rule));
        CREATE TABLE wrong (
            cause TEXT NOT NULL,
            rule TEXT NOT NULL,
            outbox INTEGER NOT NULL,
            said_by TEXT NOT NULL,
            mail TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (outbox, cause, said_by)
        );
        """,
        """
        ALTER TABLE outbox ADD COLUMN token TEXT;
        DROP INDEX series_due;
        CREATE INDEX series_due ON series (due) WHERE state = 'Waiting';
        """,
    ];
}
