using ReviewBot.Mail;

namespace ReviewBot.Cli.Store;

/// <summary>What a mail is to the watcher.</summary>
internal enum MailKind
{
    /// <summary>A patch.</summary>
    Patch,

    /// <summary>A cover letter.</summary>
    Cover,

    /// <summary>Somebody's words.</summary>
    Word,

    /// <summary>A machine's, also ours.</summary>
    Machine,

    /// <summary>Of no list that the configuration names.</summary>
    Foreign,

    /// <summary>No mail at all.</summary>
    Unreadable,
}

/// <summary>A mail as it is kept.</summary>
internal sealed record StoredMail(
    long Id, string MessageId, string Source, string Place, DateTimeOffset Arrived, DateTimeOffset Sent, string Author,
    string Subject, string? List, MailKind Kind, string? Why, long? Series, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The mail for the parser.</summary>
    public RawMail Raw => new(Bytes, $"{Source}:{MessageId}");
}
