using System.Globalization;

namespace ReviewBot.Replies;

/// <summary>Dates as mails write them (RFC 5322 section 3.3).</summary>
internal static class MailDate
{
    /// <summary><c>Mon, 1 Jan 2024 12:00:00 +0100</c>, with the day and the month as told.</summary>
    public static string Of(DateTimeOffset date, string dayAndMonth) =>
        date.ToString($"ddd, {dayAndMonth} yyyy HH:mm:ss ", CultureInfo.InvariantCulture)
        + date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
}
