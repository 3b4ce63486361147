namespace ReviewBot.Tests;

/// <summary>Compares a text with the file that holds what it should be.</summary>
internal static class Snapshot
{
    /// <summary>Set REVIEWBOT_ACCEPT to take the text as right, then read the difference with git.</summary>
    internal static void Matches(string relative, string actual)
    {
        if (Environment.GetEnvironmentVariable("REVIEWBOT_ACCEPT") is { Length: > 0 })
            File.WriteAllText(SourceTree.PathOf(relative), actual);

        Assert.Equal(SourceTree.Read(relative), actual);
    }
}
