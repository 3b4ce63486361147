using System.Text;

namespace ReviewBot.Mail;

/// <summary>
/// The text of a mail after its transfer encoding was undone. Patches are bytes, so the text is kept raw:
/// every char of <see cref="Raw"/> is one byte (see <see cref="RawText"/>), and line <c>n</c> of a mail body means
/// line <c>n</c> of it, counted from one.
/// </summary>
/// <param name="Raw">The bytes as Latin-1 chars; lines end in <c>\n</c>.</param>
/// <param name="Charset">What the bytes mean as text, as declared or, failing that, as recognised.</param>
public sealed record MailBody(string Raw, Encoding Charset)
{
    /// <summary>No text.</summary>
    public static MailBody None { get; } = new("", Charsets.Utf8);
}
