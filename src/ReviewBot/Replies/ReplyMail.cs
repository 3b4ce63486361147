using System.Text;
using MimeKit;
using ReviewBot.Mail;
using ReviewBot.Reviews;

namespace ReviewBot.Replies;

/// <summary>The form of a reply: one part of plain text, threaded, marked as the work of a program.</summary>
public static class ReplyMail
{
    /// <summary>The reply to a mail, whose findings the caller adds.</summary>
    internal static Reply Of(Message mail, Address author, string body, ReplyStyle style)
    {
        var domain = style.From.Email[(style.From.Email.LastIndexOf('@') + 1)..];
        var (to, cc) = ReplyHeaders.Recipients(mail, author, style);
        using var draft = new MimeMessage
        {
            Subject = ReplyHeaders.Subject(mail),
            Body = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.EightBit },
            MessageId = $"reviewbot-{Fingerprint.Of($"{mail.Id}\0{body}")}@{domain}",
        };
        ((TextPart)draft.Body).SetText(Encoding.UTF8, body);
        draft.Headers.Remove(HeaderId.Date);
        draft.From.Add(Mailbox(style.From));
        if (style.ReplyTo is { } replyTo)
            draft.ReplyTo.Add(Mailbox(replyTo));

        draft.To.Add(Mailbox(to));
        draft.Cc.AddRange(cc.Select(Mailbox));
        if (mail.Id is { } id)
        {
            draft.InReplyTo = id;
            draft.References.AddRange(ReplyHeaders.References(mail, id));
        }

        // RFC 3834: who answers machines can tell that a machine wrote this
        draft.Headers.Add("Auto-Submitted", "auto-replied");
        draft.Headers.Add("Precedence", "bulk");
        draft.Headers.Add("X-Patchwork-Hint", "ignore");
        draft.Headers.Add(AutomaticMail.OwnHeader, "review");
        return new Reply
        {
            MessageId = draft.MessageId,
            InReplyTo = mail.Id,
            Subject = draft.Subject,
            To = to,
            Cc = cc,
            Findings = [],
            Text = Write(draft),
        };
    }

    /// <summary>The header with the token of a reply that goes to one person, which a bounce of it shows.</summary>
    public const string TokenHeader = "X-ReviewBot-Token";

    /// <summary>The text of a reply as it is sent: with a Date (RFC 5322 section 3.3).</summary>
    /// <param name="text">The <see cref="Reply.Text"/>.</param>
    /// <param name="date">When it is sent.</param>
    /// <param name="token">What only its recipient is to know, hex digits; null for nothing.</param>
    public static string Sent(string text, DateTimeOffset date, string? token = null) =>
        $"Date: {MailDate.Of(date, "dd MMM")}\n{(token is null ? "" : $"{TokenHeader}: {token}\n")}{text}";

    /// <summary>The words of a reply, without its header.</summary>
    public static string BodyOf(string text) => text[(text.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];

    /// <summary>A reply in other words. Its header stays, and so does its Message-Id, by which it is known.</summary>
    /// <param name="text">The <see cref="Reply.Text"/>.</param>
    /// <param name="body">The words, lines ended by LF.</param>
    public static string WithBody(string text, string body)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var draft = MimeMessage.Load(stream);
        ((TextPart)draft.Body!).SetText(Encoding.UTF8, body);
        return Write(draft);
    }

    private static MailboxAddress Mailbox(Address address) => new(Encoding.UTF8, address.Name, address.Email);

    private static string Write(MimeMessage draft)
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Unix;
        format.MaxLineLength = 78;
        draft.Prepare(EncodingConstraint.EightBit, 998);
        using var stream = new MemoryStream();
        draft.WriteTo(format, stream);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length).TrimEnd('\n') + "\n";
    }
}
