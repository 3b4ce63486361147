using System.Text;
using MimeKit.Utils;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>Tells patches, cover letters and other mails apart, and reads the first two.</summary>
public static class PatchParser
{
    /// <summary>The reason of a mail that is not marked as anything else, but changes no file.</summary>
    internal const string NoDiff = "no diff";

    /// <summary>What a mail is. A reply is never a submission, whatever diff it holds.</summary>
    public static MailContent Parse(Message message)
    {
        var tag = SubjectTagParser.Parse(message.Subject);
        if (OtherMail.Reason(message, tag) is { } why)
            return new MailContent.Neither(message, why);
        if (tag.Index == 0)
            return new MailContent.OfCover(new Cover(message, tag, Text(message.Body)));

        var info = MailInfo.Read(message.Body);
        var diff = DiffParser.Parse(info.Rest, info.PatchLine, cursor: message.Cursor);
        if (diff.Files.IsEmpty)
            return new MailContent.Neither(message, tag.Has("PULL") ? OtherMail.PullRequest : NoDiff);

        // Somebody shows what was tried: no bracket, and a diff pasted from a terminal.
        return tag.Words.IsEmpty && tag.Index is null && !diff.Problems.IsEmpty
            ? new MailContent.Neither(message, "a damaged diff, and a subject that announces no patch")
            : new MailContent.OfPatch(ToPatch(message, tag, info, diff));
    }

    /// <summary>
    /// Reads the patch of a rule's example: what <c>git format-patch</c> prints, or only the end of it. <c>Subject:</c>
    /// and log
    /// may be missing and hunk headers may lack their numbers.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="cursor">Its place, for problems.</param>
    public static Patch ParseText(string text, string cursor)
    {
        var body = new MailBody(RawText.FromBytes(Encoding.UTF8.GetBytes(text)), Charsets.Utf8);
        var info = MailInfo.Read(body);
        var message = new Message
        {
            Id = null,
            Subject = info.Subject ?? "",
            From = new Address("", ""),
            Body = body,
            Cursor = cursor,
        };
        var diff = DiffParser.Parse(info.Rest, info.PatchLine, recount: true, cursor);
        return ToPatch(message, SubjectTagParser.Parse(message.Subject), info, diff);
    }

    /// <summary>Reads the mail that a commit would make. It is a patch, whatever its subject and log look like.</summary>
    internal static Patch ParseCommit(Message message)
    {
        var info = MailInfo.Read(message.Body);
        var diff = DiffParser.Parse(info.Rest, info.PatchLine, cursor: message.Cursor);
        return ToPatch(message, SubjectTagParser.Parse(message.Subject), info, diff);
    }

    private static Patch ToPatch(Message message, SubjectTag tag, MailInfo info, ParsedDiff diff) => new()
    {
        Message = message,
        Tag = tag,
        Author = (info.From is null ? null : AuthorLine.Parse(info.From)) ?? ListMangling.Sender(message),
        Date = info.Date is not null && DateUtils.TryParse(info.Date, out var date) ? date : message.Date,
        Title = info.Subject is null ? tag.Title : SubjectTagParser.Parse(info.Subject).Title,
        Log = info.Log,
        LogLine = info.LogLine,
        Trailers = TrailerParser.Parse(info.Log, info.LogLine),
        Files = diff.Files,
        Problems = diff.Problems,
    };

    /// <summary>The body of a mail as text.</summary>
    internal static string Text(MailBody body) =>
        Ascii.IsValid(body.Raw) ? body.Raw : body.Charset.GetString(RawText.ToBytes(body.Raw));
}
