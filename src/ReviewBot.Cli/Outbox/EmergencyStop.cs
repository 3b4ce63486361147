namespace ReviewBot.Cli.Outbox;

/// <summary>A file that stops all sending, of every process, at once.</summary>
internal static class EmergencyStop
{
    /// <summary>The file, in the folder of the state.</summary>
    public static string FileIn(string state) => Path.Join(state, "STOP");

    /// <summary>Whether it is set.</summary>
    public static bool IsSet(string state) => File.Exists(FileIn(state));

    /// <summary>Sets it, or clears it.</summary>
    /// <exception cref="UsageException">The folder cannot be written.</exception>
    public static void Set(string state, bool isSet)
    {
        try
        {
            if (isSet)
                File.WriteAllText(FileIn(state), "While this file is here, reviewbot sends nothing.\n");
            else
                File.Delete(FileIn(state));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{FileIn(state)}: {Output.Reason(e)}");
        }
    }
}
