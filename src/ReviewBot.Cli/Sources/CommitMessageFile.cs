namespace ReviewBot.Cli.Sources;

/// <summary>The message of a commit in the making.</summary>
internal static class CommitMessageFile
{
    // git-commit: what follows this line is for the editor only
    private const string Scissors = "# ------------------------ >8 ------------------------";

    /// <summary>The message as git will clean it by default: without comments, and nothing below the scissors.</summary>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static string Read(string path)
    {
        try
        {
            return string.Join('\n', File.ReadLines(path)
                .TakeWhile(line => line != Scissors)
                .Where(line => line is not ['#', ..]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: {Output.Reason(e)}");
        }
    }
}
