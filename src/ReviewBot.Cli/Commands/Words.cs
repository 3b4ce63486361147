namespace ReviewBot.Cli.Commands;

/// <summary>The words that rule files and the command line use for our enumerations.</summary>
internal static class Words
{
    /// <summary><c>Severity.Note</c> is <c>note</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
