using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>
/// Stands for the text of a mail where many mails are put together and nobody reads them: it holds the lines that say
/// where a
/// series belongs, and a digest, so that outlines are the same when the texts are, apart from blanks at their ends.
/// </summary>
internal static class BodyOutline
{
    /// <summary>The outline of a text.</summary>
    internal static MailBody Of(MailBody body)
    {
        var digest = SHA256.HashData(MemoryMarshal.AsBytes(body.Raw.AsSpan().TrimEnd()));
        return new MailBody($"{FooterLines.Only(body.Raw)}{Convert.ToHexStringLower(digest)}\n", Charsets.Utf8);
    }
}
