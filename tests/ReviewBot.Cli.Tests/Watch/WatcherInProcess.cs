using Microsoft.Extensions.Logging;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sinks;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Store;
using ReviewBot.Cli.Watch;

namespace ReviewBot.Cli.Tests.Watch;

/// <summary>A watcher as its configuration says, but with a clock, a log, and perhaps a sink of the test's own.</summary>
internal sealed class WatcherInProcess : IDisposable
{
    private readonly StateStore _store;
    private readonly Watcher _watcher;

    public WatcherInProcess(TestFolder folder, ISink? sink = null)
    {
        var settings = WatchFile.Read(Path.Join(folder.Path, "reviewbot.yaml"), folder.Read("reviewbot.yaml"));
        // nobody writes to the mbox while it is read
        settings = settings with { Sources = [.. settings.Sources.Select(source => source is SourceSettings.Mbox mbox ? mbox with { Every = TimeSpan.Zero } : source)] };
        _store = StateStore.Open(settings.State);
        _watcher = new Watcher(settings, _store, [.. settings.Sources.Select(MailSources.Open)], sink ?? new Taken(Sent), Clock, new Lines(Log));
    }

    public SetClock Clock { get; } = new();

    /// <summary>What was handed over, without a sink of the test's own.</summary>
    public List<Outgoing> Sent { get; } = [];

    /// <summary>The log, a line each.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Reads what is there, and does what is due.</summary>
    public Task<bool> RunAsync() => _watcher.RunOnceAsync(TestContext.Current.CancellationToken);

    /// <summary>A number from the state.</summary>
    public long Number(string sql) => _store.Do(session => session.Number(sql));

    public void Dispose()
    {
        _watcher.Dispose();
        _store.Dispose();
    }

    /// <summary>A clock that stands where a test sets it.</summary>
    internal sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 1, 6, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class Taken(List<Outgoing> mails) : ISink
    {
        public string Name => "test";

        public Task SendAsync(Outgoing mail, CancellationToken stop)
        {
            mails.Add(mail);
            return Task.CompletedTask;
        }
    }

    private sealed class Lines(List<string> log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (log)
                log.Add(formatter(state, exception));
        }
    }
}
