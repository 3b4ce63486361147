using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace ReviewBot.Cli.Tests.Watch;

/// <summary>What every reply must be like, whatever it says; each rule names what breaks it.</summary>
internal static partial class Conformance
{
    private static readonly string[] Known =
    [
        "Date", "From", "Reply-To", "Subject", "Message-Id", "To", "Cc", "In-Reply-To", "References", "Auto-Submitted",
        "Precedence", "X-Patchwork-Hint", "X-ReviewBot", "X-ReviewBot-Token", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    ];

    private static readonly string[] Once = ["Date", "From", "Subject", "Message-Id", "To", "In-Reply-To", "References", "Auto-Submitted", "MIME-Version"];

    /// <summary>What is wrong with a reply to a mail; nothing when all is well.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="original">The mail it answers.</param>
    /// <param name="series">The mails below it; an answer to a cover letter quotes the patches.</param>
    public static IEnumerable<string> Faults(MimeMessage reply, MimeMessage original, IReadOnlyList<MimeMessage> series)
    {
        foreach (var fault in HeaderFaults(reply))
            yield return fault;

        if (reply.Body is not TextPart { ContentType: { MimeType: "text/plain", Charset: "utf-8", Format: null } })
            yield return $"body of {reply.Body!.ContentType}";
        if (reply.Subject != "Re: " + ReplyPrefix.Replace(original.Subject ?? "", ""))
            yield return $"subject '{reply.Subject}' of '{original.Subject}'";
        if (reply.InReplyTo != original.MessageId || reply.References.LastOrDefault() != original.MessageId)
            yield return "not threaded under what it answers";
        if (original.References.Count > 0 && reply.References[0] != original.References[0])
            yield return "the root of the thread is lost";
        if (reply.From.Mailboxes.Single() is not { Name: "ReviewBot" })
            yield return $"from {reply.From}";

        var known = Addresses(original.To, original.Cc, original.From, original.ReplyTo);
        known.UnionWith(InBody(original));
        foreach (var address in Addresses(reply.To, reply.Cc).Where(address => !known.Contains(address)))
            yield return $"{address} did not get the original";
        if (reply.To.Mailboxes.Count() != 1)
            yield return "not to one author";
        if (reply.To.Mailboxes.Concat(reply.Cc.Mailboxes).GroupBy(address => address.Address, StringComparer.OrdinalIgnoreCase).Any(same => same.Count() > 1))
            yield return "to somebody twice";

        foreach (var fault in BodyFaults(reply.TextBody!.ReplaceLineEndings("\n"), [original, .. series]))
            yield return fault;
    }

    /// <summary>What is wrong with the headers of a reply to whatever mail.</summary>
    public static IEnumerable<string> HeaderFaults(MimeMessage reply)
    {
        var headers = reply.Headers.Concat(reply.Body!.Headers).Select(header => header.Field).ToList();
        foreach (var field in headers.Where(field => !Known.Contains(field, StringComparer.OrdinalIgnoreCase)))
            yield return $"header {field}";
        foreach (var field in Once.Where(field => headers.Count(one => one.Equals(field, StringComparison.OrdinalIgnoreCase)) != 1))
            yield return $"not one header {field}";
        foreach (var (field, value) in new[] { ("Auto-Submitted", "auto-replied"), ("Precedence", "bulk"), ("X-Patchwork-Hint", "ignore") })
            if (reply.Headers[field] != value)
                yield return $"{field}: {reply.Headers[field]}";
    }

    private static IEnumerable<string> BodyFaults(string body, IReadOnlyList<MimeMessage> originals)
    {
        var (words, signature) = body.LastIndexOf("\n-- \n", StringComparison.Ordinal) is > 0 and var end ? (body[..end], body[end..]) : (body, "");
        var theirs = originals.SelectMany(mail => $"Subject: {mail.Subject}\n{mail.TextBody}".ReplaceLineEndings("\n").Split('\n'))
            .Select(line => line.TrimEnd()).ToHashSet(StringComparer.Ordinal);
        var lines = words.Split('\n');
        if (!signature.Contains("ReviewBot ", StringComparison.Ordinal) || !signature.Contains("To see the same", StringComparison.Ordinal))
            yield return "no footer";
        if (!lines[0].EndsWith(" wrote:", StringComparison.Ordinal))
            yield return $"begins with '{lines[0]}'";
        if (!lines.Any(line => RuleId.IsMatch(line)))
            yield return "no rule is named";

        foreach (var line in lines.Skip(1))
        {
            if (line.StartsWith('>') && !theirs.Contains(line[1..].TrimStart(' ').Length == 0 ? "" : line[2..].TrimEnd()))
                yield return $"quotes what was not written: {line}";
            if (!line.StartsWith('>') && line.Length > 76 && !RuleId.IsMatch(line))
                yield return $"too wide: {line}";
            if (!line.StartsWith('>') && Tag.IsMatch(line))
                yield return $"gives a tag: {line}";
            if (line.Any(c => char.IsControl(c) && c != '\t'))
                yield return "a control character";
        }

        // what was said before is not quoted again
        if (!lines.Any(line => line.StartsWith("> ", StringComparison.Ordinal)) && !lines[1].StartsWith("Said to v", StringComparison.Ordinal))
            yield return "quotes nothing";
    }

    private static HashSet<string> Addresses(params InternetAddressList[] lists) =>
        lists.SelectMany(list => list.Mailboxes).Select(address => address.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);

    // the author may be named in the body only, or in a header that a list adds
    private static IEnumerable<string> InBody(MimeMessage original) =>
        Address.Matches($"{original.TextBody?.Split("\n\n")[0]}\n{original.Headers["X-Original-From"]}").Select(match => match.Value);

    /// <summary>A mail from its bytes.</summary>
    public static MimeMessage Mail(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("From "u8))
            bytes = bytes[(bytes.IndexOf((byte)'\n') + 1)..];

        using var stream = new MemoryStream(bytes.ToArray());
        return MimeMessage.Load(stream);
    }

    /// <summary>The mails of an mbox.</summary>
    public static IEnumerable<MimeMessage> Mbox(string text)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(text));
        var parser = new MimeParser(stream, MimeFormat.Mbox);
        while (!parser.IsEndOfStream)
            yield return parser.ParseMessage();
    }

    [GeneratedRegex(@"^\s*(?:re\s*:\s*)+", RegexOptions.IgnoreCase)]
    private static partial Regex ReplyPrefix { get; }

    [GeneratedRegex(@"^(?:\[|  )[a-z0-9-]+/[a-z0-9-]+(?:[\],]| )")]
    private static partial Regex RuleId { get; }

    [GeneratedRegex(@"^\s*(?:Reviewed|Acked|Tested|Suggested|Signed-off)-by:", RegexOptions.IgnoreCase)]
    private static partial Regex Tag { get; }

    [GeneratedRegex(@"[\w.+-]+@[\w.-]+\w")]
    private static partial Regex Address { get; }
}
