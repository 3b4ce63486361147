using System.Text;

namespace ReviewBot.Cli.Sinks;

/// <summary>A mail as it stands in an mbox of the kind mboxrd.</summary>
internal static class MboxForm
{
    // the date says nothing that the mail does not; git writes this one too
    private static readonly byte[] Separator = Encoding.ASCII.GetBytes("From mboxrd@z Thu Jan  1 00:00:00 1970\n");

    /// <summary>The separator, the mail with its <c>From </c> lines quoted, and a blank line.</summary>
    public static byte[] Of(Outgoing mail)
    {
        var from = mail.Bytes.Span;
        using var to = new MemoryStream(Separator.Length + from.Length + 2);
        to.Write(Separator);
        while (!from.IsEmpty)
        {
            var end = from.IndexOf((byte)'\n');
            var line = end < 0 ? from : from[..(end + 1)];
            if (line.TrimStart((byte)'>').StartsWith("From "u8))
                to.WriteByte((byte)'>');
            to.Write(line);
            if (end < 0)
                to.WriteByte((byte)'\n');
            from = from[line.Length..];
        }

        to.WriteByte((byte)'\n');
        return to.ToArray();
    }
}
