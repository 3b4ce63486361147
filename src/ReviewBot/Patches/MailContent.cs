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
