using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sinks;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Store;

namespace ReviewBot.Cli.Watch;

/// <summary>
/// What the watcher would have done, had it watched when the mails were sent: they arrive by their own dates, grace,
/// embargo, quiet hours and caps run on that clock, and what would have been sent goes to an mbox. It has a state of its
/// own, in memory, and sends nothing.
/// </summary>
internal sealed class Replay : IDisposable
{
    // how long a reply that waits for a cap is left alone
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    // what a cap still holds back so long after the last mail never goes out
    private static readonly TimeSpan Rest = TimeSpan.FromDays(30);

    private readonly StateStore _store = StateStore.Open(null);
    private readonly ReplayClock _clock = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reviewbot-");
    private readonly ImmutableArray<IMailSource> _sources;
    private readonly Watcher _watcher;
    private readonly TimeSpan _longestWait;

    /// <param name="settings">The policy; every list is replayed as if it were to send.</param>
    /// <param name="output">The mbox, which is replaced.</param>
    /// <param name="log">Where events go.</param>
    /// <exception cref="UsageException">The mbox cannot be written, or is one that the configuration names.</exception>
    public Replay(WatchSettings settings, string output, ILogger log)
    {
        Empty(settings, output);
        _sources = [.. settings.Sources.Select(MailSources.Open)];
        var pretend = settings with
        {
            State = _folder.FullName,
            Lists = [.. settings.Lists.Select(list => list with { Mode = SendingMode.Send })],
        };
        _longestWait = settings.Lists.Max(list => list.Grace + list.Embargo);
        // a mail that is missing now would be asked for before it was sent
        _watcher = new Watcher(pretend, _store, [], new MboxSink(output), _clock, log);
    }

    /// <summary>What is known at the end.</summary>
    public StateStore Store => _store;

    /// <summary>Goes through all mails.</summary>
    /// <param name="seen">Called for each mail with how many there were.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="SourceException">A source cannot be read.</exception>
    public async Task RunAsync(Action<int> seen, CancellationToken stop)
    {
        var count = 0;
        _watcher.FetchTrees(stop);
        await foreach (var (source, arrival) in InOrder(stop))
        {
            var at = _clock.Clamp(ArrivalTime.Of(arrival.Mail!));
            await PassAsync(at, stop);
            _clock.Now = at;
            if (_watcher.Ingest.Take(source, arrival, at))
                await _watcher.StepAsync(stop);

            seen(++count);
        }

        await PassAsync(_clock.Now + _longestWait + Rest, stop);
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    private static void Empty(WatchSettings settings, string output)
    {
        var path = Path.GetFullPath(output);
        var taken = settings.Sources.OfType<SourceSettings.Mbox>().Select(source => source.Path)
            .Append((settings.Sink as SinkSettings.Mbox)?.Path);
        if (taken.Any(other => other is not null && Path.GetFullPath(other) == path))
            throw new UsageException($"{output}: the configuration names it, and it would be replaced");

        try
        {
            File.WriteAllBytes(path, []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{output}: {Output.Reason(e)}");
        }
    }

    // everything that is due before a time, each at its own time
    private async Task PassAsync(DateTimeOffset until, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && _store.Do(session => session.NextDue()) is { } due && due <= until)
        {
            _clock.Now = _clock.Clamp(due);
            if (await _watcher.StepAsync(stop))
                continue;

            if (until - _clock.Now < Pause)
                return;

            _clock.Now += Pause;
        }
    }

    // the sources side by side: each is about in order, and the mail that was sent first comes first
    private async IAsyncEnumerable<(string Source, Arrival Arrival)> InOrder([EnumeratorCancellation] CancellationToken stop)
    {
        var open = new List<(IMailSource Source, IAsyncEnumerator<Arrival> Mails, DateTimeOffset Time)>();
        try
        {
            foreach (var source in _sources)
                await AdvanceAsync(source, source.ReadAsync(null, wait: false, stop).GetAsyncEnumerator(stop));

            while (open.Count > 0)
            {
                var next = open.MinBy(one => one.Time);
                yield return (next.Source.Name, next.Mails.Current);
                open.Remove(next);
                await AdvanceAsync(next.Source, next.Mails);
            }
        }
        finally
        {
            foreach (var (_, mails, _) in open)
                await mails.DisposeAsync();
        }

        async Task AdvanceAsync(IMailSource source, IAsyncEnumerator<Arrival> mails)
        {
            while (await mails.MoveNextAsync())
            {
                if (mails.Current.Mail is not { } mail)
                    continue;

                open.Add((source, mails, ArrivalTime.Of(mail)));
                return;
            }

            await mails.DisposeAsync();
        }
    }

    private sealed class ReplayClock : TimeProvider
    {
        private readonly DateTimeOffset _today = System.GetUtcNow();

        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        // never back, and never into the future
        public DateTimeOffset Clamp(DateTimeOffset time) => time < Now ? Now : time > _today && Now <= _today ? _today : time;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
