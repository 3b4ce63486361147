using System.Text;

namespace ReviewBot.Mail;

/// <summary>
/// The convention by which bytes travel through the program: a <i>raw</i> string holds one byte in each char
/// (Latin-1), so that it round-trips byte for byte whatever the charset of a source file or a diff line is.
/// </summary>
public static class RawText
{
    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes as a raw string.</summary>
    public static string FromBytes(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>The bytes of a raw string.</summary>
    public static byte[] ToBytes(string raw) => Encoding.Latin1.GetBytes(raw);

    /// <summary>
    /// Text for people: the bytes of <paramref name="raw"/> as UTF-8 when they are UTF-8, else as Latin-1.
    /// </summary>
    public static string Decode(string raw)
    {
        if (System.Text.Ascii.IsValid(raw))
            return raw;

        try
        {
            return StrictUtf8.GetString(ToBytes(raw));
        }
        catch (DecoderFallbackException)
        {
            return raw;
        }
    }
}
