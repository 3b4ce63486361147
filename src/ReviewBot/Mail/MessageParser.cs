using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using MimeKit;
using MimeKit.Utils;

namespace ReviewBot.Mail;

/// <summary>
/// Bytes to <see cref="Message"/>: what RFC 5322 and MIME say, by MimeKit, and the repairs that real mail needs.
/// </summary>
public static class MessageParser
{
    /// <summary>A larger mail is refused: the largest patch mails of kernel lists have a few megabytes.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>A mail whose parts are nested deeper is refused.</summary>
    public const int MaxDepth = 32;

    /// <summary>A mail with more parts is refused.</summary>
    public const int MaxParts = 1000;

    internal static readonly ParserOptions Options = CreateOptions();

    private static readonly FrozenSet<string> Kept = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "Sender", "List-Id", "List-Post", "Precedence", "Auto-Submitted", "User-Agent", "X-Mailer", "Robot-ID",
        "X-Original-From", "X-Original-Sender", "X-Patchwork-Hint", "X-Patchwork-Delegate", "X-Patchwork-State",
        "X-Stable", "X-KernelTest-Patch", "X-Gitlab-Project", "X-Loop", "X-BeenThere", "Mail-Followup-To",
        "Resent-From", "Return-Path", "Authentication-Results", "X-Autoreply", "X-Autorespond",
        AutomaticMail.OwnHeader);

    /// <summary>
    /// Reads a mail. <see langword="false"/> with a <paramref name="problem"/> when the bytes are no mail (no header),
    /// or
    /// one beyond the limits above; anything that has a header becomes a message, however odd its body. Never throws.
    /// </summary>
    /// <param name="raw">The mail as found.</param>
    /// <param name="message">The mail, decoded.</param>
    /// <param name="problem">Why it was refused.</param>
    public static bool TryParse(
        RawMail raw, [NotNullWhen(true)] out Message? message, [NotNullWhen(false)] out Problem? problem)
    {
        message = null;
        problem = null;
        var refusal = Refusal(raw.Bytes.Span);
        if (refusal is null)
        {
            try
            {
                refusal = Read(raw, out message);
            }
            catch (Exception e) when (
                e is FormatException or ParseException or ArgumentException or NotSupportedException)
            {
                refusal = "not a mail: its header cannot be read";
            }
        }

        if (message is not null)
            return true;

        problem = new Problem(raw.Cursor, refusal ?? "not a mail");
        return false;
    }

    private static ParserOptions CreateOptions()
    {
        // MimeKit looks once, when it is first used, which charsets there are: ours must be known by then.
        var utf8 = Charsets.Utf8;
        return new ParserOptions { CharsetEncoding = utf8, MaxMimeDepth = MaxDepth + 1, AllowUnquotedCommasInAddresses = true };
    }

    private static string? Refusal(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
            return $"a mail of more than {MaxBytes / (1024 * 1024)} MB is not read";

        if (IsBareDiff(bytes))
            return null;

        var colon = bytes[..Math.Min(bytes.Length, 1000)].IndexOf((byte)':');
        var isField = colon > 0 && bytes[..colon].TrimEnd(" \t"u8).IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0;
        return bytes.IsEmpty ? "not a mail: empty" : isField
            || bytes.StartsWith("From "u8) ? null : "not a mail: no header";
    }

    /// <summary>Whether this is what <c>git diff</c> prints, saved to a file: a patch without a header.</summary>
    private static bool IsBareDiff(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("From "u8))
            bytes = bytes[(bytes.IndexOf((byte)'\n') + 1)..];
        if (bytes is [(byte)'\n', .. var body])
            return body.StartsWith("diff --git "u8) || body.IndexOf("\ndiff --git "u8) >= 0;

        return bytes.StartsWith("diff --git "u8) || bytes.StartsWith("Index: "u8)
            || (bytes.StartsWith("--- "u8) && bytes[..Math.Min(bytes.Length, 2000)].IndexOf("\n+++ "u8) > 0);
    }

    private static string? Read(RawMail raw, out Message? message)
    {
        message = null;
        var bytes = raw.Bytes;
        if (bytes.Span.StartsWith("From "u8))
            bytes = bytes[(bytes.Span.IndexOf((byte)'\n') + 1)..];

        var isBare = IsBareDiff(bytes.Span);
        if (isBare && bytes.Span[0] != (byte)'\n')
            bytes = (byte[])[(byte)'\n', .. bytes.Span];

        using var stream = Open(bytes);
        using var mail = new MimeParser(Options, stream, MimeFormat.Entity, persistent: true).ParseMessage();
        if (!isBare && !HasKnownField(mail.Headers))
            return "not a mail: no From, Subject, Date or Message-Id header";

        var body = new BodyReader();
        if (mail.Body is { } entity && !body.TryAdd(entity))
            return $"a mail with more than {MaxParts} parts, or nested deeper than {MaxDepth}, is not read";

        message = FromHeaders(mail) with { Body = body.ToBody(), Cursor = raw.Cursor };
        return null;
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private static bool HasKnownField(HeaderList headers) =>
        headers.Contains(HeaderId.From) || headers.Contains(HeaderId.Subject)
        || headers.Contains(HeaderId.Date) || headers.Contains(HeaderId.MessageId);

    private static Message FromHeaders(MimeMessage mail)
    {
        var kept = ImmutableDictionary.CreateBuilder<string, string>();
        ImmutableArray<byte[]> to = [], cc = [], references = [];
        string? id = null, inReplyTo = null, fromLine = null;
        foreach (var header in mail.Headers)
        {
            switch (header.Id)
            {
                case HeaderId.MessageId:
                    id ??= FirstId(header);
                    break;
                case HeaderId.InReplyTo:
                    inReplyTo ??= FirstId(header);
                    break;
                case HeaderId.References:
                    references = references.Add(header.RawValue);
                    break;
                case HeaderId.From:
                    fromLine ??= header.Value;
                    break;
                case HeaderId.To:
                    to = to.Add(header.RawValue);
                    break;
                case HeaderId.Cc:
                    cc = cc.Add(header.RawValue);
                    break;
                default:
                    if (Kept.Contains(header.Field))
                        kept.TryAdd(header.Field.ToLowerInvariant(), header.Value);
                    break;
            }
        }

        if (fromLine is not null)
            kept["from"] = fromLine;

        // MimeKit keeps what describes the body with the body
        if (mail.Body?.Headers[HeaderId.ContentType] is { } type)
            kept["content-type"] = type;

        return new Message
        {
            Id = id,
            Subject = OneLine(mail.Subject ?? ""),
            From = AddressLists.Of(mail.From) is [var from, ..] ? from : new Address("", fromLine?.Trim() ?? ""),
            ReplyTo = AddressLists.Of(mail.ReplyTo) is [var replyTo, ..] ? replyTo : null,
            ToLines = to,
            CcLines = cc,
            ReferenceLines = references,
            Date = DateOf(mail),
            InReplyTo = inReplyTo,
            Headers = kept.ToImmutable(),
            Body = MailBody.None,
            Cursor = "",
        };
    }

    private static DateTimeOffset? DateOf(MimeMessage mail) =>
        mail.Headers[HeaderId.Date] is { } text && DateUtils.TryParse(text, out var date) ? date : null;

    // Some programs write prose around the id: "Message from X of Monday <id>".
    private static string? FirstId(Header header)
    {
        foreach (var id in MimeUtils.EnumerateReferences(header.RawValue, 0, header.RawValue.Length))
            return id;

        var text = header.Value.Trim().Trim('<', '>');
        return text.Length == 0 || text.Contains(' ', StringComparison.Ordinal) ? null : text;
    }

    /// <summary>Runs of white space as one blank: folding leaves tabs and more behind.</summary>
    internal static string OneLine(string text)
    {
        text = text.Trim();
        if (!text.AsSpan().ContainsAny('\t', '\n', '\r') && !text.Contains("  ", StringComparison.Ordinal))
            return text;

        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
