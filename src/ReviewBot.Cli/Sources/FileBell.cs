namespace ReviewBot.Cli.Sources;

/// <summary>
/// Waits for changes of files: what the file system tells wakes at once, and it is looked at from time to time anyway,
/// since not every file system tells.
/// </summary>
internal sealed class FileBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly TimeSpan _every;

    private FileBell(TimeSpan every) => _every = every;

    /// <summary>Listens from now on to what happens in folders.</summary>
    public static FileBell Of(IEnumerable<string> folders, TimeSpan every)
    {
        var bell = new FileBell(every);
        foreach (var folder in folders)
            bell.Watch(folder);
        return bell;
    }

    /// <summary>Waits until something happened since the last time, or it is time to look.</summary>
    public Task WaitAsync(CancellationToken stop) => _rung.WaitAsync(_every, stop);

    /// <inheritdoc/>
    public void Dispose()
    {
        _watchers.ForEach(watcher => watcher.Dispose());
        _rung.Dispose();
    }

    private void Watch(string folder)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName };
            _watchers.Add(watcher);
            watcher.Created += (_, _) => Ring();
            watcher.Renamed += (_, _) => Ring();
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            // the system has no more watches, or the folder is not there: then it is looked at from time to time
        }
    }

    private void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // rung already, or nobody waits any more
        }
    }
}
