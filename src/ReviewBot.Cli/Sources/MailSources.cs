using ReviewBot.Cli.Settings;

namespace ReviewBot.Cli.Sources;

/// <summary>The kinds of sources.</summary>
public static class MailSources
{
    /// <summary>The source that settings describe; nothing is connected or opened yet.</summary>
    public static IMailSource Open(SourceSettings settings) => settings switch
    {
        SourceSettings.Imap imap => new ImapSource(imap),
        SourceSettings.Nntp nntp => new NntpSource(nntp),
        SourceSettings.Pop3 pop3 => new Pop3Source(pop3),
        SourceSettings.Maildir maildir => new MaildirSource(maildir),
        SourceSettings.PublicInbox archive => new PublicInboxSource(archive),
        SourceSettings.Mbox mbox => new MboxSource(mbox),
        _ => throw new ArgumentOutOfRangeException(nameof(settings)),
    };
}
