using System.Diagnostics;
using System.Globalization;

namespace ReviewBot.Cli.Sources;

/// <summary>A count on standard error that grows; only for a person at a terminal, and only when it takes a while.</summary>
/// <param name="what">What is counted.</param>
internal sealed class CountShown(string what) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly bool _isHidden = Console.IsErrorRedirected;
    private long _last = Stopwatch.GetTimestamp();
    private int _width;

    /// <summary>Shows how many there are by now.</summary>
    public void Show(int count)
    {
        if (_isHidden || Stopwatch.GetElapsedTime(_last) < Pause)
            return;

        var text = string.Create(CultureInfo.InvariantCulture, $"{count} {what}");
        Console.Error.Write($"\r{text}");
        (_width, _last) = (text.Length, Stopwatch.GetTimestamp());
    }

    /// <summary>Takes it away.</summary>
    public void Dispose()
    {
        if (_width > 0)
            Console.Error.Write($"\r{new string(' ', _width)}\r");

        _width = 0;
    }
}
