namespace ReviewBot.Cli.Settings;

/// <summary>A source that the configuration names. Closed.</summary>
public abstract record SourceSettings
{
    private SourceSettings(string name) => Name = name;

    /// <summary>What the configuration calls it.</summary>
    public string Name { get; }

    /// <summary>Mails that arrived before it are passed by; null to take all.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>A folder on an IMAP server (RFC 9051), which is only read.</summary>
    public sealed record Imap(string Name, MailServer Server, string Folder) : SourceSettings(Name);

    /// <summary>A POP3 server (RFC 1939) with UIDL; mails stay on it.</summary>
    public sealed record Pop3(string Name, MailServer Server, TimeSpan Every) : SourceSettings(Name);

    /// <summary>A newsgroup (RFC 3977), as archives of mailing lists offer them.</summary>
    public sealed record Nntp(string Name, MailServer Server, string Group, TimeSpan Every) : SourceSettings(Name);

    /// <summary>
    /// A public-inbox archive in git: a repository, or the folder of its epochs. With a remote (a URL) it is fetched.
    /// </summary>
    public sealed record PublicInbox(string Name, string Path, string? Remote, TimeSpan Every) : SourceSettings(Name);

    /// <summary>A maildir, which is only read.</summary>
    public sealed record Maildir(string Name, string Path, TimeSpan Every) : SourceSettings(Name);

    /// <summary>An mbox to which others append.</summary>
    public sealed record Mbox(string Name, string Path, TimeSpan Every) : SourceSettings(Name);
}
