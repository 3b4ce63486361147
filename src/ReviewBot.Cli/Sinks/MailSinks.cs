using ReviewBot.Cli.Settings;

namespace ReviewBot.Cli.Sinks;

/// <summary>The kinds of sinks.</summary>
public static class MailSinks
{
    /// <summary>The sink that settings describe; nothing is connected or opened yet.</summary>
    public static ISink Open(SinkSettings settings) => settings switch
    {
        SinkSettings.Smtp smtp => new SmtpSink(smtp),
        SinkSettings.ImapDrafts drafts => new ImapDraftsSink(drafts),
        SinkSettings.Maildir maildir => new MaildirSink(maildir.Path),
        SinkSettings.Mbox mbox => new MboxSink(mbox.Path),
        _ => throw new ArgumentOutOfRangeException(nameof(settings)),
    };
}
