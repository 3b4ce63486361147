using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ReviewBot.Cli.Outbox;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sinks;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Store;

namespace ReviewBot.Cli.Watch;

/// <summary>
/// The watcher: sources are read side by side; one loop puts mails together, reviews what is due and sends what may go
/// out. Everything that matters is in the store, so that it may end at any instant.
/// </summary>
internal sealed class Watcher : IDisposable
{
    // outbox commands of other processes are seen within this time
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly WatchSettings _settings;
    private readonly StateStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly TreePool _trees;
    private readonly SeriesKeeper _keeper;
    private readonly MissingMails _missing;
    private readonly Reviewing _reviewing;
    private readonly Sender? _sender;
    private readonly SemaphoreSlim _work = new(0);
    private DateTimeOffset _cleaned;
    private bool _wasStopped;

    public Watcher(
        WatchSettings settings, StateStore store, ImmutableArray<IMailSource> sources, ISink? sink, TimeProvider time, ILogger log)
    {
        (_settings, _store, _time, _log) = (settings, store, time, log);
        Ingest = new Ingest(settings, store, log);
        _trees = new TreePool(settings, log);
        _keeper = new SeriesKeeper(settings, store);
        _missing = new MissingMails(settings, store, Ingest, sources);
        _reviewing = new Reviewing(settings, store, _trees, log);
        _sender = sink is null ? null : new Sender(settings, store, sink, log);
        Readers = [.. sources.Select(source => new SourceReader(source, store, Ingest, time, () => _work.Release(), log))];
    }

    /// <summary>What takes mails in.</summary>
    public Ingest Ingest { get; }

    /// <summary>The readers of the sources.</summary>
    public ImmutableArray<SourceReader> Readers { get; }

    /// <summary>Fetches the trees whose time has come.</summary>
    public void FetchTrees(CancellationToken stop) => _trees.Fetch(_time.GetUtcNow(), stop);

    /// <summary>Reads what is there, does what is due, and ends; false when a source could not be read.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken stop)
    {
        _sender?.Recover(_time.GetUtcNow());
        FetchTrees(stop);
        var read = await Task.WhenAll(Readers.Select(reader => Task.Run(() => reader.ReadOnceAsync(stop), stop)));
        while (!stop.IsCancellationRequested && await StepAsync(stop))
        {
            // until nothing is due
        }

        return read.All(works => works);
    }

    /// <summary>Watches until it is stopped.</summary>
    public async Task WatchAsync(Action goesRound, CancellationToken stop)
    {
        _log.Started(_settings.Sources.Length, _settings.Lists.Length, _settings.State);
        _sender?.Recover(_time.GetUtcNow());
        // begun now, not when they are waited for
        List<Task> readers = [.. Readers.Select(reader => Task.Run(() => reader.WatchAsync(stop), CancellationToken.None))];
        var fetching = Task.Run(() => FetchAsync(stop), CancellationToken.None);
        await WorkAsync(goesRound, stop);
        await Task.WhenAll([.. readers, fetching]);
        _log.Stopped();
    }

    /// <summary>Does some of what is due now; false when nothing is.</summary>
    /// <exception cref="StoreException">The state cannot be read or written now.</exception>
    public async Task<bool> StepAsync(CancellationToken stop)
    {
        var now = _time.GetUtcNow();
        Clean(now);
        var did = _keeper.Step(now);
        if (did)
            return true;

        did = await _missing.StepAsync(now, stop) || _reviewing.Step(now) > 0;
        if (_sender is null)
            return did;

        var isStopped = EmergencyStop.IsSet(_settings.State);
        if (isStopped && !_wasStopped)
            _log.EmergencyStop(EmergencyStop.FileIn(_settings.State));

        _wasStopped = isStopped;
        return await _sender.StepAsync(now, stop) > 0 || did;
    }

    public void Dispose()
    {
        _trees.Dispose();
        _work.Dispose();
    }

    private async Task WorkAsync(Action goesRound, CancellationToken stop)
    {
        var delay = Pause;
        var clock = new ClockJumps(_time);
        while (!stop.IsCancellationRequested)
        {
            if (clock.Next() is { } jump)
                _log.ClockJumped(jump > TimeSpan.Zero ? "ahead" : "back", jump.Duration());

            try
            {
                var did = await StepAsync(stop);
                if (delay > Pause)
                    _log.StateWorks();

                delay = Pause;
                goesRound();
                if (!did)
                    await _work.WaitAsync(Pause, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (StoreException e)
            {
                // one line for each time that it breaks, not for each try
                if (delay == Pause)
                    _log.StateFailed(Output.Printable(e.Message));

                delay = 2 * delay < TimeSpan.FromMinutes(1) ? 2 * delay : TimeSpan.FromMinutes(1);
                await Task.Delay(delay, _time, CancellationToken.None).WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FetchAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            FetchTrees(stop);
            await Task.Delay(TimeSpan.FromSeconds(10), _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Clean(DateTimeOffset now)
    {
        if ((now - _cleaned).Duration() < TimeSpan.FromHours(6))
            return;

        _cleaned = now;
        _store.Do(session => session.Forget(now, _settings.Keep));
    }
}
