namespace ReviewBot.Mail;

/// <summary>
/// A mail as it stands in an mbox of the kind mboxrd: every line can be told from a separator, and
/// <see cref="MboxSplitter"/> gives the mail back.
/// </summary>
public static class MboxMail
{
    // the date says nothing that the mail does not; git writes this one too
    private static ReadOnlySpan<byte> Separator => "From mboxrd@z Thu Jan  1 00:00:00 1970\n"u8;

    /// <summary>The separator, the mail with its <c>From </c> lines quoted, and a blank line.</summary>
    /// <param name="mail">Header, blank line and body with LF line ends.</param>
    public static byte[] Of(ReadOnlySpan<byte> mail)
    {
        using var to = new MemoryStream(Separator.Length + mail.Length + 2);
        to.Write(Separator);
        while (!mail.IsEmpty)
        {
            var end = mail.IndexOf((byte)'\n');
            var line = end < 0 ? mail : mail[..(end + 1)];
            if (line.TrimStart((byte)'>').StartsWith("From "u8))
                to.WriteByte((byte)'>');
            to.Write(line);
            if (end < 0)
                to.WriteByte((byte)'\n');
            mail = mail[line.Length..];
        }

        to.WriteByte((byte)'\n');
        return to.ToArray();
    }
}
