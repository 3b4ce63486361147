using System.Text;
using MailKit.Net.Smtp;
using MimeKit;
using ReviewBot.Mail;

namespace ReviewBot.Cli.Sinks;

/// <summary>
/// A reply in the form that MailKit takes. What a person approved is what is sent: the bytes as they stand, with the
/// line ends of the wire, and not what MimeKit might make of their meaning.
/// </summary>
/// <param name="Message">The reply for MailKit.</param>
/// <param name="Length">How long it is on the wire.</param>
/// <param name="IsEightBit">Whether a server must take bytes beyond ASCII (RFC 6152).</param>
internal sealed record AsItStands(MimeMessage Message, int Length, bool IsEightBit) : IDisposable
{
    /// <summary>The reply.</summary>
    /// <param name="mail">The reply.</param>
    /// <param name="sink">Where it goes, for the message.</param>
    /// <exception cref="SinkException">MailKit would not send it byte for byte.</exception>
    public static AsItStands Of(Outgoing mail, string sink)
    {
        var wire = WithCrLf(mail.Bytes.Span);
        using var stream = new MemoryStream(wire, writable: false);
        try
        {
            var message = MimeMessage.Load(stream);
            using var written = new MemoryStream(wire.Length);
            message.WriteTo(new FormatOptions { NewLineFormat = NewLineFormat.Dos }, written);
            if (written.GetBuffer().AsSpan(0, (int)written.Length).SequenceEqual(wire))
                return new AsItStands(message, wire.Length, !Ascii.IsValid(wire));

            message.Dispose();
        }
        catch (FormatException)
        {
            // the same to whoever wants it sent
        }

        throw new SinkException(
            $"{sink}: the header or the parts of the reply are not well formed",
            mayHaveArrived: false, isTemporary: false);
    }

    /// <inheritdoc/>
    public void Dispose() => Message.Dispose();

    private static byte[] WithCrLf(ReadOnlySpan<byte> text) => RawText.ToBytes(
        RawText.FromBytes(text).Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace("\n", "\r\n", StringComparison.Ordinal));

    /// <summary>A client that leaves the body in the encoding that it has.</summary>
    internal sealed class Client : SmtpClient
    {
        /// <inheritdoc/>
        protected override void Prepare(
            FormatOptions options, MimeMessage message, EncodingConstraint constraint, int maxLineLength)
        {
        }
    }
}
