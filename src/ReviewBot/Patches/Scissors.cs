namespace ReviewBot.Patches;

/// <summary>The line <c>-- &gt;8 --</c>, above which a mail is talk and below which it is a patch.</summary>
internal static class Scissors
{
    /// <summary>
    /// git's test: scissors in at least eight visible chars, more than a third of them perforation, which is more than
    /// half
    /// dashes and scissors. <c>--- 8&lt; --- cut here --- 8&lt; ---</c> is one.
    /// </summary>
    internal static bool IsLine(ReadOnlySpan<char> line)
    {
        if (line.IndexOfAny('8', '%') < 0)
            return false;

        var (perforation, gap, found, inPerforation) = (0, 0, false, false);
        for (var i = 0; i < line.Length; i++)
        {
            if (char.IsWhiteSpace(line[i]))
            {
                if (inPerforation)
                {
                    perforation++;
                    gap++;
                }
            }
            else if (line[i] == '-')
            {
                inPerforation = true;
                perforation++;
            }
            else if (line[i..] is ['>', '8' or '%', ..] or ['8' or '%', '<', ..])
            {
                (inPerforation, found) = (true, true);
                perforation += 2;
                i++;
            }
            else
            {
                inPerforation = false;
            }
        }

        var visible = line.Trim().Length;
        return found && visible >= 8 && visible < perforation * 3 && gap * 2 < perforation;
    }
}
