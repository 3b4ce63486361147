namespace ReviewBot.Cli.Settings;

/// <summary>Where replies go. Closed.</summary>
public abstract record SinkSettings
{
    private SinkSettings()
    {
    }

    /// <summary>An SMTP server (RFC 5321).</summary>
    public sealed record Smtp(MailServer Server) : SinkSettings;

    /// <summary>A folder on an IMAP server, where a person finds them as drafts.</summary>
    public sealed record ImapDrafts(MailServer Server, string Folder) : SinkSettings;

    /// <summary>A maildir.</summary>
    public sealed record Maildir(string Path) : SinkSettings;

    /// <summary>An mbox (mboxrd).</summary>
    public sealed record Mbox(string Path) : SinkSettings;
}
