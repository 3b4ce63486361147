using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MimeKit;
using ReviewBot.Mail;

namespace ReviewBot.Replies;

/// <summary>The headers that make a mail an answer to another one (RFC 5322 section 3.6.4).</summary>
internal static partial class ReplyHeaders
{
    /// <summary>
    /// Ids kept in References: the root and the newest, as many as fit a header that old servers take.
    /// </summary>
    private const int MostReferences = 20;

    /// <summary>The subject with one <c>Re: </c> before it, its bracket kept.</summary>
    public static string Subject(Message mail) =>
        "Re: " + OneLine(Reply.Replace(mail.Subject, ""));

    /// <summary>The references of the mail, and the mail itself.</summary>
    public static ImmutableArray<string> References(Message mail, string id)
    {
        ImmutableArray<string> all = [.. mail.References.Where(reference => reference != id).Distinct(StringComparer.Ordinal), id];
        return all.Length <= MostReferences ? all : [all[0], .. all[^(MostReferences - 1)..]];
    }

    /// <summary>
    /// Who is answered: the author, where they ask to be. git takes the first word of From with an at sign as the author;
    /// one that stands in the name before the mailbox, or is a part of it, did not send the mail.
    /// </summary>
    public static Address To(Message mail, Address author) =>
        mail.ReplyTo ?? (author.Email != mail.From.Email && $"{mail.From.Name} {mail.From.Email}".Contains(author.Email, StringComparison.OrdinalIgnoreCase) ? mail.From : author);

    /// <summary>The author, and those of the people the mail was sent to who may get a copy: nobody else.</summary>
    public static (Address To, ImmutableArray<Address> Cc) Recipients(Message mail, Address author, ReplyStyle style)
    {
        var to = To(mail, author);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { to.Email };
        return (to, [.. mail.To.Concat(mail.Cc).Where(address =>
            IsAddress(address.Email) && MayHaveCopy(address.Email, style) && seen.Add(address.Email))]);
    }

    /// <summary>Whether mail can go to an address: what a header holds in its place need not be one.</summary>
    public static bool IsAddress(string email) =>
        MailboxAddress.TryParse(email, out var mailbox) && mailbox.Address == email && email.Contains('@', StringComparison.Ordinal);

    /// <summary>Text on one line: no header can follow.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static bool MayHaveCopy(string email, ReplyStyle style) => !style.Avoids(email) && style.Audience switch
    {
        Audience.Author => false,
        Audience.List => style.Lists.Contains(email, StringComparer.OrdinalIgnoreCase),
        _ => true,
    };

    [GeneratedRegex(@"^\s*(?:re\s*:\s*)+", RegexOptions.IgnoreCase)]
    private static partial Regex Reply { get; }
}
