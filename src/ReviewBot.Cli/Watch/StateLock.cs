namespace ReviewBot.Cli.Watch;

/// <summary>Held by whoever sends: of two on one state, each would give up what the other is sending.</summary>
internal static class StateLock
{
    /// <summary>Takes the lock, until it is disposed or the process ends.</summary>
    /// <exception cref="UsageException">Another process has it, or the folder cannot be written.</exception>
    public static FileStream Take(string state)
    {
        var path = Path.Join(state, "watch.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: another watcher works on this state ({Output.Reason(e)})");
        }
    }
}
