using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
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
            catch (Exception e) when (IsOfMail(e))
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

    /// <summary>
    /// Reads of an answer who sent it, when, and to what, and nothing else. <see langword="false"/> when that cannot be read.
    /// </summary>
    /// <param name="raw">The mail, of which nothing but the header need be there.</param>
    /// <param name="message">The mail, without its text.</param>
    internal static bool TryParseAnswer(RawMail raw, [NotNullWhen(true)] out Message? message)
    {
        message = null;
        if (Refusal(raw.Bytes.Span) is not null)
            return false;

        var copy = ArrayPool<byte>.Shared.Rent(raw.Bytes.Length);
        try
        {
            using var stream = new MemoryStream(copy, 0, AskedFields.Copy(raw.Bytes.Span, copy, AskedFields.OfAnswer), writable: false);
            message = FromHeaders(new MimeParser(Options, stream, MimeFormat.Entity).ParseHeaders()) with { Cursor = raw.Cursor };
        }
        catch (Exception e) when (IsOfMail(e))
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }

        return true;
    }

    private static bool IsOfMail(Exception e) =>
        e is FormatException or ParseException or ArgumentException or NotSupportedException;

    private static string? Read(RawMail raw, out Message? message)
    {
        var bytes = raw.Bytes.Span;
        if (bytes.StartsWith("From "u8))
            bytes = bytes[(bytes.IndexOf((byte)'\n') + 1)..];

        var isBare = IsBareDiff(bytes);
        var copy = ArrayPool<byte>.Shared.Rent(bytes.Length + 1);
        try
        {
            var length = isBare ? CopyBare(bytes, copy) : AskedFields.Copy(bytes, copy, AskedFields.All);
            using var stream = new MemoryStream(copy, 0, length, writable: false);
            return Read(stream, isBare, raw.Cursor, out message);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }

    // with an empty header in front
    private static int CopyBare(ReadOnlySpan<byte> diff, Span<byte> copy)
    {
        copy[0] = (byte)'\n';
        diff = diff.TrimStart((byte)'\n');
        diff.CopyTo(copy[1..]);
        return diff.Length + 1;
    }

    private static string? Read(MemoryStream stream, bool isBare, string cursor, out Message? message)
    {
        message = null;
        using var mail = new MimeParser(Options, stream, MimeFormat.Entity, persistent: true).ParseMessage();
        if (!isBare && !HasKnownField(mail.Headers))
            return "not a mail: no From, Subject, Date or Message-Id header";

        var body = new BodyReader();
        if (mail.Body is { } entity && !body.TryAdd(entity))
            return $"a mail with more than {MaxParts} parts, or nested deeper than {MaxDepth}, is not read";

        message = FromHeaders(mail.Headers) with { Body = body.ToBody(), Cursor = cursor };

        // MimeKit keeps what describes the body with the body
        if (mail.Body?.Headers[HeaderId.ContentType] is { } type)
            message = message with { Headers = message.Headers.SetItem("content-type", type) };

        return null;
    }

    private static bool HasKnownField(HeaderList headers) =>
        headers.Contains(HeaderId.From) || headers.Contains(HeaderId.Subject)
        || headers.Contains(HeaderId.Date) || headers.Contains(HeaderId.MessageId);

    private static Message FromHeaders(HeaderList headers)
    {
        var kept = ImmutableDictionary.CreateBuilder<string, string>();
        ImmutableArray<byte[]> from = [], replyTo = [], to = [], cc = [], references = [];
        string? id = null, inReplyTo = null, fromLine = null;
        foreach (var header in headers)
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
                    from = from.Add(header.RawValue);
                    break;
                case HeaderId.ReplyTo:
                    replyTo = replyTo.Add(header.RawValue);
                    break;
                case HeaderId.To:
                    to = to.Add(header.RawValue);
                    break;
                case HeaderId.Cc:
                    cc = cc.Add(header.RawValue);
                    break;
                default:
                    if (AskedFields.Kept.Contains(header.Field))
                        kept.TryAdd(header.Field.ToLowerInvariant(), header.Value);
                    break;
            }
        }

        if (fromLine is not null)
            kept["from"] = fromLine;

        return new Message
        {
            Id = id,
            Subject = OneLine(headers[HeaderId.Subject] ?? ""),
            From = AddressLists.Parse(from) is [var sender, ..] ? sender : new Address("", fromLine?.Trim() ?? ""),
            ReplyTo = AddressLists.Parse(replyTo) is [var first, ..] ? first : null,
            ToLines = to,
            CcLines = cc,
            ReferenceLines = references,
            Date = DateOf(headers),
            InReplyTo = inReplyTo,
            Headers = kept.ToImmutable(),
            Body = MailBody.None,
            Cursor = "",
        };
    }

    private static DateTimeOffset? DateOf(HeaderList headers) =>
        headers[HeaderId.Date] is { } text && DateUtils.TryParse(text, out var date) ? date : null;

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
