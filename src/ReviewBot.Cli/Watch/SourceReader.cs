using Microsoft.Extensions.Logging;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Store;

namespace ReviewBot.Cli.Watch;

/// <summary>Reads one source on and on, whatever happens to it.</summary>
internal sealed class SourceReader(IMailSource source, StateStore store, Ingest ingest, TimeProvider time, Action arrived, ILogger log)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>What the configuration calls the source.</summary>
    public string Name => source.Name;

    /// <summary>Whether the last try worked.</summary>
    public bool Works { get; private set; } = true;

    /// <summary>Reads what is there; false when that was not possible.</summary>
    public async Task<bool> ReadOnceAsync(CancellationToken stop)
    {
        await TryAsync(wait: false, stop);
        return Works;
    }

    /// <summary>Reads until it is stopped.</summary>
    public async Task WatchAsync(CancellationToken stop)
    {
        var delay = TimeSpan.FromSeconds(1);
        while (!stop.IsCancellationRequested)
        {
            var progress = await TryAsync(wait: true, stop);
            delay = progress ? TimeSpan.FromSeconds(1) : 2 * delay < Longest ? 2 * delay : Longest;
            try
            {
                await Task.Delay(delay, time, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<bool> TryAsync(bool wait, CancellationToken stop)
    {
        var progress = false;
        try
        {
            var cursor = store.Do(session => session.Cursor(source.Name));
            await foreach (var arrival in source.ReadAsync(cursor, wait, stop).WithCancellation(stop))
            {
                ingest.Take(source.Name, arrival, time.GetUtcNow());
                if (arrival.Note is { } note)
                    log.Noted(source.Name, Line(note));

                if (!Works)
                    log.SourceWorks(source.Name);

                Works = progress = true;
                arrived();
            }

            Works = true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // asked to stop
        }
#pragma warning disable CA1031 // a source that fails, even by a bug of ours, must not take the others with it
        catch (Exception e)
#pragma warning restore CA1031
        {
            Metrics.Failures.Add(1);
            // one line for each time that it breaks, not for each try
            if (Works || progress || !wait)
            {
                var problem = e is SourceException or StoreException or UsageException ? e.Message : $"a bug of ours: {e.GetType().Name}: {e.Message}";
                log.SourceFailed(source.Name, Line(problem), wait ? "; it is tried again" : "");
            }

            Works = false;
        }

        return progress;
    }

    // the log names the source itself
    private string Line(string text)
    {
        var line = text.Split('\n')[0];
        return Output.Printable(line.StartsWith($"{source.Name}: ", StringComparison.Ordinal) ? line[(source.Name.Length + 2)..] : line);
    }
}
