using System.Collections.Immutable;

namespace ReviewBot.Patches;

/// <summary>
/// Finds the trailers of a log, as <c>git interpret-trailers</c> does, and those a blank line splits off.
/// </summary>
public static class TrailerParser
{
    /// <summary>The trailers at the end of a log, in order, folded lines joined.</summary>
    /// <param name="log">The log, lines ending in <c>\n</c>.</param>
    /// <param name="logLine">The line of the mail body on which it begins.</param>
    public static ImmutableArray<Trailer> Parse(string log, int logLine)
    {
        var lines = log.Split('\n');
        var end = lines.Length;
        var found = new List<Trailer>();
        for (var isLast = true; end > 0; isLast = false)
        {
            while (end > 0 && string.IsNullOrWhiteSpace(lines[end - 1]))
                end--;
            var start = end;
            while (start > 0 && !string.IsNullOrWhiteSpace(lines[start - 1]))
                start--;
            if (start == end || !IsBlock(lines.AsSpan(start, end - start), isLast))
                break;

            found.InsertRange(0, Read(lines, start, end, logLine));
            end = start;
        }

        return [.. found];
    }

    private static bool IsBlock(ReadOnlySpan<string> lines, bool isLast)
    {
        var (trailers, others, known) = (0, 0, false);
        foreach (var line in lines)
        {
            if (line is [' ' or '\t' or '<', ..] && trailers > 0)
                continue;

            known |= line.StartsWith("Signed-off-by: ", StringComparison.OrdinalIgnoreCase)
                || line.StartsWith("(cherry picked from commit ", StringComparison.Ordinal);
            if (line is ['(' or '[', ..])
                continue;
            if (Colon(line) > 0)
                trailers++;
            else
                others++;
        }

        // Further up only what cannot be prose: "Fixes:" a paragraph above the sign-offs.
        return trailers > 0
            && (others == 0 ? isLast || AllCapitalized(lines) : isLast && known && trailers * 3 >= others);
    }

    private static bool AllCapitalized(ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            var colon = Colon(line);
            if (colon > 0
                && !line.AsSpan(0, colon).Contains('-')
                && line[..colon] is not ("Fixes" or "Link" or "Closes" or "Cc" or "CC"))
                return false;
        }

        return true;
    }

    private static IEnumerable<Trailer> Read(string[] lines, int start, int end, int logLine)
    {
        for (var i = start; i < end; i++)
        {
            var colon = lines[i] is [' ' or '\t', ..] ? 0 : Colon(lines[i]);
            if (colon <= 0)
                continue;

            var (at, value) = (i, lines[i][(colon + 1)..].Trim());
            // A mail program may break the line in front of the address.
            while (i + 1 < end && lines[i + 1] is [' ' or '\t' or '<', ..])
                value += " " + lines[++i].Trim();
            yield return new Trailer(lines[at][..colon].TrimEnd(), value, logLine + at);
        }
    }

    /// <summary>
    /// Where the colon behind a key is; -1 when the line has no key. An address such as <c>https://</c> has none.
    /// </summary>
    private static int Colon(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || line.AsSpan(colon + 1).StartsWith("//"))
            return -1;

        foreach (var c in line.AsSpan(0, colon).TrimEnd())
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                return -1;
        }

        return colon;
    }
}
