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
    /// headers; of
    /// a patch and a cover letter, when <paramref name="diffs"/> is not set, the text and the diff. In their place is
    /// an outline, by which
    /// copies are still told from other mails.
    /// </summary>
    public MailContent ForAssembly(bool diffs) => this switch
    {
        Neither other when SendingJoiner.MayBeCover(other) => other,
        Neither { Mail: { Id: null } mail } other => other with { Mail = Outline(mail) },
        Neither other =>
            other with { Mail = other.Mail with { Body = MailBody.None, ToLines = [], CcLines = [], Headers = [] } },
        OfPatch { Patch: var patch } when !diffs =>
            new OfPatch(patch with { Message = Outline(patch.Message), Log = "", Files = [] }),
        OfCover { Cover: var cover } when !diffs =>
            new OfCover(cover with { Message = Outline(cover.Message), Text = "" }),
        _ => this,
    };

    private static Message Outline(Message message) => message with { Body = BodyOutline.Of(message.Body) };

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
