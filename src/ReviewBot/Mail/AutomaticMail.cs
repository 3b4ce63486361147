using System.Text.RegularExpressions;

namespace ReviewBot.Mail;

/// <summary>
/// Tells mails of machines, which are never answered (RFC 3834 section 2), from those of people.
/// </summary>
public static partial class AutomaticMail
{
    /// <summary>The header that all replies of this program have, by which it knows them.</summary>
    public const string OwnHeader = "X-ReviewBot";

    /// <summary>Why a mail is a machine's, for people; null when a person seems to have written it.</summary>
    public static string? Why(Message mail) => mail switch
    {
        _ when mail.Headers.ContainsKey(OwnHeader.ToLowerInvariant()) => "a ReviewBot wrote it",
        _ when IsAutoSubmitted(mail) => $"Auto-Submitted: {Short(Value(mail, "auto-submitted")!)}",
        _ when Value(mail, "return-path") is "<>" => "a bounce: its Return-Path is empty",
        _ when Value(mail, "content-type") is { } type && type.StartsWith("multipart/report", StringComparison.OrdinalIgnoreCase)
            => "a delivery report",
        _ when Value(mail, "precedence") is { } precedence && Machines.IsMatch(precedence) => $"Precedence: {Short(precedence)}",
        _ when Value(mail, "x-autoreply") is not null || Value(mail, "x-autorespond") is not null => "an autoresponder's",
        _ when Robots.IsMatch(mail.From.Email) => $"{Short(mail.From.Email)} is no person's address",
        _ => null,
    };

    /// <summary>Whether a mail says that no person sent it (RFC 3834 section 5).</summary>
    public static bool IsAutoSubmitted(Message mail) =>
        Value(mail, "auto-submitted") is { } auto && !auto.Equals("no", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a mail reports that another one could not be delivered.</summary>
    public static bool IsBounce(Message mail) =>
        Value(mail, "return-path") is "<>"
        || (Value(mail, "content-type") is { } type && type.Contains("delivery-status", StringComparison.OrdinalIgnoreCase))
        || mail.From.Email.StartsWith("mailer-daemon@", StringComparison.OrdinalIgnoreCase);

    private static string? Value(Message mail, string header) => mail.Headers.GetValueOrDefault(header)?.Trim();

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    // "bulk" and "list" are what list software adds to the mails of people
    [GeneratedRegex("^(junk|auto_reply)", RegexOptions.IgnoreCase)]
    private static partial Regex Machines { get; }

    [GeneratedRegex(@"^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|lkp|bot|([^@]*[-_.+])?bot\d?(\+[^@]*)?)@|syzkaller", RegexOptions.IgnoreCase)]
    private static partial Regex Robots { get; }
}
