using System.Buffers;
using System.Text;
using MimeKit;

namespace ReviewBot.Mail;

/// <summary>Collects the text of a mail from its MIME parts: text, and patches that are attached.</summary>
internal sealed class BodyReader
{
    private readonly StringBuilder _text = new();
    private string? _single;
    private Encoding? _charset;
    private int _parts;

    /// <summary>Adds a part and what is in it; <see langword="false"/> when that goes beyond the limits.</summary>
    internal bool TryAdd(MimeEntity entity, int depth = 0)
    {
        if (++_parts > MessageParser.MaxParts || depth > MessageParser.MaxDepth)
            return false;

        switch (entity)
        {
            case MultipartAlternative alternative:
                return Plainest(alternative) is not { } plain || TryAdd(plain, depth + 1);
            case Multipart multipart:
                foreach (var part in multipart)
                {
                    if (!TryAdd(part, depth + 1))
                        return false;
                }

                return true;
            case MimePart part when IsText(part):
                Append(part);
                return true;
            default:
                return true;
        }
    }

    /// <summary>The text collected.</summary>
    internal MailBody ToBody() => new(_single ?? _text.ToString(), _charset ?? Charsets.Utf8);

    private static MimeEntity? Plainest(MultipartAlternative alternative)
    {
        foreach (var part in alternative)
        {
            if (part.ContentType.IsMimeType("text", "plain"))
                return part;
        }

        foreach (var part in alternative)
        {
            if (part is Multipart)
                return part;
        }

        return null;
    }

    private static bool IsText(MimePart part)
    {
        var type = part.ContentType;
        if (IsPatchName(part.FileName))
            return true;

        return type.MediaType.ToLowerInvariant() switch
        {
            "text" =>
                type.MediaSubtype.ToLowerInvariant() is not (
                    "html" or "calendar" or "vcard" or "x-vcard" or "css" or "rtf"),
            "application" => type.MediaSubtype.ToLowerInvariant() is "x-patch" or "x-diff" or "patch" or "diff",
            _ => false,
        } || IsWholeMail(part);
    }

    // Some gateways turn a plain mail into application/octet-stream.
    private static bool IsWholeMail(MimePart part) =>
        part.ContentDisposition is null
            && part.ContentType.IsMimeType("application", "octet-stream")
            && part.FileName is null;

    private static bool IsPatchName(string? name) =>
        name is not null
        && (
            name.EndsWith(".patch", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith(".diff", StringComparison.OrdinalIgnoreCase));

    private void Append(MimePart part)
    {
        if (part.Content is null)
            return;

        // Bodies are the bulk of the work: one buffer of the right size, for no encoding makes a text shorter, and no decoder
        // where there is nothing to decode.
        var buffer = ArrayPool<byte>.Shared.Rent((int)(part.Content.Stream?.Length ?? 0));
        try
        {
            using var decoded = new MemoryStream(buffer);
            if (IsEncoded(part.ContentTransferEncoding))
                part.Content.DecodeTo(decoded);
            else
                part.Content.WriteTo(decoded);
            Append(part, buffer.AsSpan(0, (int)decoded.Position));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Append(MimePart part, Span<byte> bytes)
    {
        var charset = Charsets.Of(part.ContentType.Charset, bytes);
        if (Charsets.IsWide(part.ContentType.Charset) && charset != Charsets.Utf8)
        {
            bytes = Encoding.Convert(charset, Charsets.Utf8, bytes.ToArray());
            charset = Charsets.Utf8;
        }

        // The text that comes first holds the log, and the log is all that is ever decoded.
        _charset ??= charset;
        var text = RawText.FromBytes(bytes);
        if (text.Contains('\r', StringComparison.Ordinal))
            text = WithoutCarriageReturns(text, wasEncoded: IsEncoded(part.ContentTransferEncoding));
        if (part.ContentType.Parameters["format"] is { } format
            && format.Equals("flowed", StringComparison.OrdinalIgnoreCase))
            text = FlowedText.Unflow(
                text, part.ContentType.Parameters["delsp"] is { } d
                    && d.Equals("yes", StringComparison.OrdinalIgnoreCase));

        Append(text);
    }

    // Almost every mail has one text part: it is not copied again.
    private void Append(string text)
    {
        if (_single is null && _text.Length == 0)
        {
            _single = text;
            return;
        }

        if (_single is not null)
        {
            _text.Append(_single);
            _single = null;
        }

        if (_text.Length > 0 && _text[^1] != '\n')
            _text.Append('\n');
        _text.Append(text);
    }

    private static bool IsEncoded(ContentEncoding encoding) =>
        encoding is ContentEncoding.Base64 or ContentEncoding.QuotedPrintable or ContentEncoding.UUEncode;

    /// <summary>
    /// On the wire every line ends in CR LF, so there a CR means nothing. An encoded body keeps its CRs: they may be
    /// those
    /// of a DOS file in the diff. When all of its lines have one, they are the canonical line ends of MIME again.
    /// </summary>
    private static string WithoutCarriageReturns(string text, bool wasEncoded)
    {
        if (wasEncoded)
        {
            for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
            {
                if (at == 0 || text[at - 1] != '\r')
                    return text;
            }
        }

        return text.Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
