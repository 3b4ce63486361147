using System.Text;

namespace ReviewBot.Mail;

/// <summary>
/// What the bytes of a text mean: the declared charset when it can be, else UTF-8, else Windows-1252.
/// </summary>
internal static class Charsets
{
    static Charsets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>UTF-8 without a byte order mark.</summary>
    internal static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The charset of <paramref name="bytes"/>, given what their part declares.</summary>
    internal static Encoding Of(string? declared, ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Ascii.IsValid(bytes) && !bytes.Contains((byte)0x1b))
            return IsWide(declared) ? Lookup(declared!) ?? Utf8 : Utf8;

        if (declared is not null && !IsAscii(declared) && Lookup(declared) is { } known && CanDecode(known, bytes))
            return known;

        return CanDecode(StrictUtf8, bytes) ? Utf8 : Lookup("windows-1252") ?? Encoding.Latin1;
    }

    /// <summary>
    /// Whether a text in <paramref name="charset"/> has to be rewritten before its lines can be found.
    /// </summary>
    internal static bool IsWide(string? charset) =>
        charset is not null
        && (charset.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase)
            || charset.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase));

    private static bool IsAscii(string charset) =>
        charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase)
        || charset.Equals("ascii", StringComparison.OrdinalIgnoreCase)
        || charset.Equals("ansi_x3.4-1968", StringComparison.OrdinalIgnoreCase);

    private static Encoding? Lookup(string name)
    {
        name = name.ToLowerInvariant() switch
        {
            "utf8" => "utf-8",
            // Senders of one mean the other: each is a superset of the declared one.
            "gb2312" or "gbk" => "gb18030",
            "iso-8859-8-i" => "iso-8859-8",
            "ks_c_5601-1987" => "euc-kr",
            var other => other,
        };

        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // Nobody knows "x-unknown", and "y" is an answer to git's prompt.
            return null;
        }
    }

    private static bool CanDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            encoding.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
