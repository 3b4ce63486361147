using System.Text;

namespace ReviewBot.Mail;

/// <summary>Undoes <c>format=flowed</c> (RFC 3676), the way <c>git mailinfo</c> does.</summary>
internal static class FlowedText
{
    /// <summary>
    /// Joins soft line breaks and takes away space-stuffing. The signature separator <c>-- </c> stays a line of its
    /// own.
    /// </summary>
    /// <param name="raw">The text, lines ending in <c>\n</c>.</param>
    /// <param name="delSp">Whether the blank before a soft break is not part of the text.</param>
    internal static string Unflow(string raw, bool delSp)
    {
        var text = new StringBuilder(raw.Length);
        var open = false;
        foreach (var range in raw.AsSpan().Split('\n'))
        {
            var line = raw.AsSpan(range);
            if (range.Start.Value == raw.Length && range.Start.Value > 0)
                break;

            if (line is "-- ")
            {
                if (open)
                    text.Append('\n');
                text.Append("-- \n");
                open = false;
                continue;
            }

            if (line is [' ', .. var unstuffed])
                line = unstuffed;

            open = line is [.., ' '];
            if (open)
                text.Append(delSp ? line[..^1] : line);
            else
                text.Append(line).Append('\n');
        }

        return open ? text.Append('\n').ToString() : text.ToString();
    }
}
