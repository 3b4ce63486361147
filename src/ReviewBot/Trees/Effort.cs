namespace ReviewBot.Trees;

/// <summary>
/// What applying one patch may cost. The limits are far above what any honest patch needs; they bound the time and the
/// memory that a hostile one can take.
/// </summary>
internal sealed class Effort
{
    private const long MostSteps = 20_000_000;
    private const long MostBytes = 256 * 1024 * 1024;

    private long _steps;
    private long _bytes;

    /// <summary>Whether it has become too much.</summary>
    public bool IsExhausted => _steps > MostSteps || _bytes > MostBytes;

    /// <summary>Notes comparisons of lines, or as much work.</summary>
    public void Step(long count = 1) => _steps += count;

    /// <summary>Notes lines that were moved in memory, which is much cheaper.</summary>
    public void Move(long lines) => _steps += lines / 16;

    /// <summary>Notes a text that is kept.</summary>
    public void Keep(string text) => _bytes += text.Length;
}
