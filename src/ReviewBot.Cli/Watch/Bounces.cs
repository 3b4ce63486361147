using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Store;
using ReviewBot.Mail;
using ReviewBot.Replies;

namespace ReviewBot.Cli.Watch;

/// <summary>Whom a reply does not reach, gets no more (RFC 3464).</summary>
internal static partial class Bounces
{
    // a report is short, the mail in it need not be read
    private const int Most = 256 * 1024;

    /// <summary>
    /// Notes a bounce: it was sent to us, not to a list, is about one of our replies, and names a recipient of it. Anybody
    /// can write such a mail to have somebody muted; it counts when it shows the token of the reply, which only whoever got
    /// the reply can know: in the address that it comes to, or, of a reply to one person, in the header that it quotes.
    /// </summary>
    public static void Note(
        Session session, WatchSettings settings, Message message, RawMail raw, IEnumerable<string> mentions, ILogger log, DateTimeOffset now)
    {
        if (settings.Identity is not { } us || message.Headers.ContainsKey("list-id"))
            return;

        var text = Encoding.Latin1.GetString(raw.Bytes.Span[..Math.Min(Most, raw.Bytes.Length)]);
        var ours = OwnIds.Matches(text).Select(match => match.Groups[1].Value).Concat(mentions).Distinct(StringComparer.Ordinal).Take(20);
        if (ours.Select(id => session.OutboxBy(id)).FirstOrDefault(found => found is not null) is not { Token: { } token } reply)
            return;

        var (own, forBounces) = (IsTo(us.Email), settings.BouncesTo(token) is { } tagged && IsTo(tagged));
        if (!own && !forBounces)
            return;

        var isProven = forBounces || (reply.Recipients is [_] && text.Contains($"{ReplyMail.TokenHeader}: {token}", StringComparison.OrdinalIgnoreCase));
        var failed = Recipients.Matches(text).Select(match => match.Groups[1].Value.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var address in reply.Recipients.Where(failed.Contains))
        {
            if (isProven)
                session.Silence(address, $"our mail {reply.MessageId} came back", now);

            log.Commanded("bounce", Output.Printable(address), reply.MessageId, isProven ? "gets no more mail" : "not believed: it does not show the token of the mail");
        }

        bool IsTo(string email) => message.To.Any(address => address.Email.Equals(email, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("<(reviewbot-[0-9a-f]{16}@[^>\\s]+)>")]
    private static partial Regex OwnIds { get; }

    [GeneratedRegex("^Final-Recipient:\\s*rfc822;\\s*([^\\s;]+)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Recipients { get; }
}
