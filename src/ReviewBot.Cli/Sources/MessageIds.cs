namespace ReviewBot.Cli.Sources;

/// <summary>Message-Ids in questions to servers.</summary>
internal static class MessageIds
{
    // RFC 3977 section 3.6; what is longer is in no index
    private const int Longest = 248;

    /// <summary>
    /// Whether an id, without angle brackets, can stand in a command: whoever wrote it is a stranger, and may have
    /// written more than one word.
    /// </summary>
    public static bool CanBeAskedFor(string id) =>
        id.Length is > 0 and <= Longest && id.All(c => c is > ' ' and < '\x7f' and not ('<' or '>'));
}
