using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewBot.Source;

/// <summary>Durations as comments write them, and the units of functions that wait.</summary>
public static partial class TimeUnits
{
    private static readonly Dictionary<string, (decimal Nanoseconds, string Unit)> Functions = new(StringComparer.Ordinal)
    {
        ["ndelay"] = (1m, "nanoseconds"),
        ["udelay"] = (1_000m, "microseconds"),
        ["usleep_range"] = (1_000m, "microseconds"),
        ["usleep_range_idle"] = (1_000m, "microseconds"),
        ["fsleep"] = (1_000m, "microseconds"),
        ["usecs_to_jiffies"] = (1_000m, "microseconds"),
        ["mdelay"] = (1_000_000m, "milliseconds"),
        ["msleep"] = (1_000_000m, "milliseconds"),
        ["msleep_interruptible"] = (1_000_000m, "milliseconds"),
        ["msecs_to_jiffies"] = (1_000_000m, "milliseconds"),
        ["ssleep"] = (1_000_000_000m, "seconds"),
    };

    /// <summary>The unit of the arguments of a function; null when it takes no duration.</summary>
    public static (decimal Nanoseconds, string Unit)? Of(string function) =>
        Functions.TryGetValue(function, out var unit) ? unit : null;

    /// <summary>The durations in a text, <c>10 ms</c> or <c>1-2 usec</c>, as written and in nanoseconds.</summary>
    public static IEnumerable<(string Text, decimal Number, decimal Nanoseconds)> In(string text)
    {
        foreach (Match match in Duration.Matches(text))
        {
            var factor = match.Groups["unit"].Value.ToLowerInvariant() switch
            {
                ['n', ..] => 1m,
                ['u', ..] or ['µ', ..] or ['μ', ..] or ['m', 'i', 'c', ..] => 1_000m,
                ['m', ..] => 1_000_000m,
                _ => 1_000_000_000m,
            };
            foreach (var group in new[] { match.Groups["low"], match.Groups["high"] })
            {
                if (group.Success && decimal.TryParse(group.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                    yield return (match.Value, number, number * factor);
            }
        }
    }

    [GeneratedRegex(
        @"(?<![\w.])((?<low>\d{1,9}(\.\d{1,6})?)\s*(-|to|\.\.+|~)\s*)?(?<high>\d{1,9}(\.\d{1,6})?)\s*(?<unit>ns|nsecs?|nanoseconds?|us|µs|μs|usecs?|microseconds?|ms|msecs?|milliseconds?|s|secs?|seconds?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Duration { get; }
}
