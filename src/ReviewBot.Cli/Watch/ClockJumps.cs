namespace ReviewBot.Cli.Watch;

/// <summary>Notices when the clock of the machine was set, or stood still while it slept.</summary>
internal sealed class ClockJumps(TimeProvider time)
{
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    private DateTimeOffset _clock = time.GetUtcNow();
    private long _ticks = time.GetTimestamp();

    /// <summary>How far the clock jumped since the last call, ahead or back; null when it went as it should.</summary>
    public TimeSpan? Next()
    {
        var (clock, ticks) = (time.GetUtcNow(), time.GetTimestamp());
        var jump = clock - _clock - time.GetElapsedTime(_ticks, ticks);
        (_clock, _ticks) = (clock, ticks);
        return jump.Duration() < Least ? null : jump;
    }
}
