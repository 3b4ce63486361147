using ReviewBot.Cli.Settings;

namespace ReviewBot.Cli.Sources;

/// <summary>The kinds of sources.</summary>
public static class MailSources
{
    /// <summary>The source that settings describe; nothing is connected or opened yet.</summary>
    public static IMailSource Open(SourceSettings settings) => settings switch
    {
        SourceSettings.Imap imap => new ImapSource(imap),
        _ => throw new ArgumentOutOfRangeException(nameof(settings)),
    };
}
