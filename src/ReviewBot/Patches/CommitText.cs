using System.Text;
using MimeKit.Utils;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>What <c>git am</c> takes from a mail for the commit: who, when, and the message.</summary>
/// <param name="Author">
/// The author as git would name it: an author without a usable name is called by the address.
/// </param>
/// <param name="Date">When it was written, with the zone; <see langword="null"/> when the mail does not say.</param>
/// <param name="Message">Title, blank line and log, cleaned as git cleans a message; ends in a line feed.</param>
public sealed record CommitText(Address Author, DateTimeOffset? Date, string Message)
{
    private const int LongestName = 60;

    /// <summary>
    /// Reads a mail the way <c>git am</c> does, which takes the From header for the author whoever wrote it.
    /// </summary>
    /// <param name="mail">The mail.</param>
    /// <param name="scissors">Whether a scissors line drops what is in front of it; git's default is not.</param>
    public static CommitText Of(Message mail, bool scissors = false)
    {
        var info = MailInfo.Read(mail.Body, scissors);
        return new CommitText(
            NamedAuthor(mail, info),
            info.Date is null ? mail.Date : DateUtils.TryParse(info.Date, out var date) ? date : null,
            Clean($"{Title(info.Subject ?? mail.Subject)}\n\n{info.Log}"));
    }

    /// <summary>
    /// What git leaves of a subject; unlike ours, its brackets do not nest and <c>PATCH:</c> without them stays.
    /// </summary>
    private static string Title(string subject)
    {
        var rest = subject.AsSpan();
        for (; ; )
        {
            if (rest is [' ' or '\t' or ':', ..])
                rest = rest[1..];
            else if (rest is ['r' or 'R', 'e' or 'E', ':', _, ..])
                rest = rest[3..];
            else if (rest is ['[', ..] && rest.IndexOf(']') is > 0 and var close)
                rest = rest[(close + 1)..];
            else
                return MessageParser.OneLine(rest.ToString());
        }
    }

    private static Address NamedAuthor(Message mail, MailInfo info)
    {
        var line = info.From ?? mail.Headers.GetValueOrDefault("from");
        var author = (line is null ? null : AuthorLine.Parse(line)) ?? mail.From;
        var named = author.Name.Length > 0 && Encoding.UTF8.GetByteCount(author.Name) <= LongestName;
        return named ? author : author with { Name = author.Email };
    }

    /// <summary>No blanks at the end of lines, one blank line where there were more, none at the ends.</summary>
    private static string Clean(string message)
    {
        var clean = new StringBuilder(message.Length);
        var isBlank = false;
        foreach (var line in message.Split('\n'))
        {
            var text = line.TrimEnd(' ', '\t', '\r');
            if (text.Length > 0)
                clean.Append(isBlank && clean.Length > 0 ? "\n" : "").Append(text).Append('\n');

            isBlank = text.Length == 0;
        }

        return clean.ToString();
    }
}
