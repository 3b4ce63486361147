using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>What a mail is to a reviewer. Closed: a patch, a cover letter, or neither, with the reason.</summary>
public abstract record MailContent
{
    private MailContent()
    {
    }

    /// <summary>The mail.</summary>
    public abstract Message Message { get; }

    /// <summary>
    /// The same without what assembling does not ask for: of a mail that submits nothing, its text, recipients and
    /// headers. Where the text of a patch or a cover letter is left out, an outline takes its place, by which copies
    /// are still told from other mails.
    /// </summary>
    /// <param name="kept">What patches and cover letters keep of their text and diff.</param>
    /// <param name="threads">Whether mails that submit nothing still say what they answer.</param>
    /// <param name="source">The mail as it was found, to be kept as that.</param>
    public MailContent ForAssembly(KeptText kept, bool threads, RawMail? source = null)
    {
        return this switch
        {
            Neither other when SendingJoiner.MayBeCover(other) => other,
            Neither { Mail: { Id: null } mail } other => other with { Mail = Outline(mail) },
            Neither other when threads => other with { Mail = Header(other.Mail) },
            Neither other =>
                other with { Mail = Header(other.Mail) with { InReplyTo = null, References = [], ReferenceLines = [] } },
            OfPatch { Patch: var patch } when kept != KeptText.All =>
                new OfPatch(patch with { Message = Submitted(patch.Message), Log = "", Trailers = [], Files = [] }),
            OfCover { Cover: var cover } when kept != KeptText.All =>
                new OfCover(cover with { Message = Submitted(cover.Message), Text = "" }),
            _ => this,
        };

        // a copy, because a mail of an mbox is a piece of a large block
        Message Submitted(Message message) => Outline(message) with
        {
            Source = kept == KeptText.Source ? source?.Bytes.ToArray() : null,
        };
    }

    private static Message Outline(Message message) => Header(message) with { Body = BodyOutline.Of(message.Body) };

    // Who sent it is worked out now, so that the headers and recipients which tell it can go.
    private static Message Header(Message message) => message with
    {
        From = ListMangling.Sender(message),
        ReplyTo = null,
        ToLines = [],
        CcLines = [],
        Headers = [],
        Body = MailBody.None,
    };

    /// <summary>A mail that submits a patch.</summary>
    /// <param name="Patch">The patch.</param>
    public sealed record OfPatch(Patch Patch) : MailContent
    {
        /// <inheritdoc/>
        public override Message Message => Patch.Message;
    }

    /// <summary>A cover letter.</summary>
    /// <param name="Cover">The cover letter.</param>
    public sealed record OfCover(Cover Cover) : MailContent
    {
        /// <inheritdoc/>
        public override Message Message => Cover.Message;
    }

    /// <summary>A mail that submits nothing.</summary>
    /// <param name="Mail">The mail.</param>
    /// <param name="Why">Why it is neither, for people: <c>a reply</c>, <c>no diff</c>, …</param>
    public sealed record Neither(Message Mail, string Why) : MailContent
    {
        /// <inheritdoc/>
        public override Message Message => Mail;
    }
}
