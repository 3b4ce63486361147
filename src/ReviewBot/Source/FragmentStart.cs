namespace ReviewBot.Source;

/// <summary>What the first lines of a hunk tell about where it begins.</summary>
internal static class FragmentStart
{
    /// <summary>
    /// Whether the text begins inside a block comment: a comment ends before one begins, or the first line is <c> *
    /// text</c>.
    /// </summary>
    public static bool InComment(string text)
    {
        var open = text.IndexOf("/*", StringComparison.Ordinal);
        var close = text.IndexOf("*/", StringComparison.Ordinal);
        if (close >= 0 && (open < 0 || close < open))
            return true;

        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.TrimStart();
            if (!trimmed.IsEmpty)
                return trimmed is ['*'] or ['*', ' ' or '\t', ..];
        }

        return false;
    }
}
