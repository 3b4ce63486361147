using MimeKit;
using MimeKit.Utils;
using ReviewBot.Mail;

namespace ReviewBot.Cli.Watch;

/// <summary>When a mail of an archive arrived.</summary>
internal static class ArrivalTime
{
    /// <summary>
    /// When the last server took it (Received, RFC 5322 section 3.6.7), which is right where the sender's clock is not;
    /// else its Date. The epoch when neither is a date.
    /// </summary>
    public static DateTimeOffset Of(RawMail mail)
    {
        using var stream = new MemoryStream(mail.Bytes.ToArray(), writable: false);
        try
        {
            var headers = new MimeParser(stream, MimeFormat.Entity).ParseHeaders();
            return DateIn(headers[HeaderId.Received]) ?? DateIn(headers[HeaderId.Date]) ?? DateTimeOffset.UnixEpoch;
        }
        catch (FormatException)
        {
            return DateTimeOffset.UnixEpoch;
        }
    }

    private static DateTimeOffset? DateIn(string? header) =>
        header is not null && DateUtils.TryParse(header[(header.LastIndexOf(';') + 1)..], out var date) ? date : null;
}
