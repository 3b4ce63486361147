namespace ReviewBot.Cli.Settings;

/// <summary>Hours of the day in which nothing is sent.</summary>
/// <param name="From">When they begin.</param>
/// <param name="To">When they end; on the next day when that is earlier.</param>
/// <param name="Zone">Whose day it is.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, TimeZoneInfo Zone)
{
    /// <summary>Whether they hold at a time.</summary>
    public bool Hold(DateTimeOffset at) => TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(at, Zone).TimeOfDay).IsBetween(From, To);

    /// <summary><c>22:00-07:00 Europe/Prague</c>; null when it is not that. Without a zone it is UTC.</summary>
    public static QuietHours? Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [var hours, ..] and { Length: <= 2 }
            && hours.Split('-') is [var from, var to]
            && TimeOnly.TryParseExact(from, "HH:mm", out var first)
            && TimeOnly.TryParseExact(to, "HH:mm", out var last)
            && first != last
            && TimeZoneInfo.TryFindSystemTimeZoneById(words.Length == 2 ? words[1] : "UTC", out var zone)
                ? new QuietHours(first, last, zone)
                : null;
    }
}
