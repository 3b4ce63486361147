using Microsoft.Extensions.Logging;

namespace ReviewBot.Cli.Watch;

/// <summary>Everything the watcher logs, one line each; what comes from mails is made printable before.</summary>
internal static partial class WatchLog
{
    [LoggerMessage(1, LogLevel.Information, "watching {Sources} sources for {Lists} lists, state in {State}")]
    public static partial void Started(this ILogger log, int sources, int lists, string state);

    [LoggerMessage(2, LogLevel.Information, "stopped")]
    public static partial void Stopped(this ILogger log);

    [LoggerMessage(10, LogLevel.Warning, "source {Source}: {Problem}{Then}")]
    public static partial void SourceFailed(this ILogger log, string source, string problem, string then);

    [LoggerMessage(11, LogLevel.Information, "source {Source}: works again")]
    public static partial void SourceWorks(this ILogger log, string source);

    [LoggerMessage(13, LogLevel.Warning, "source {Source}: {Note}")]
    public static partial void Noted(this ILogger log, string source, string note);

    [LoggerMessage(12, LogLevel.Debug, "mail {MessageId} from {Source}: {Kind}{Why}")]
    public static partial void Arrived(this ILogger log, string messageId, string source, string kind, string why);

    [LoggerMessage(20, LogLevel.Information, "series {Series} '{Title}' v{Version}: {Present} of {Total} patches, {Findings} findings, {Replies} replies")]
    public static partial void Reviewed(this ILogger log, long series, string title, int version, int present, int total, int findings, int replies);

    [LoggerMessage(21, LogLevel.Information, "series {Series} is not reviewed: {Why}")]
    public static partial void Skipped(this ILogger log, long series, string why);

    [LoggerMessage(23, LogLevel.Warning, "tree {Tree}: {Problem}")]
    public static partial void TreeFailed(this ILogger log, string tree, string problem);

    [LoggerMessage(30, LogLevel.Information, "reply {Id}: {State}{Why}")]
    public static partial void Moved(this ILogger log, long id, string state, string why);

    [LoggerMessage(31, LogLevel.Error, "reply {Id} may or may not have arrived: {Problem}; it is not sent again")]
    public static partial void Unsure(this ILogger log, long id, string problem);

    [LoggerMessage(40, LogLevel.Information, "{Command} by {Address} in {MessageId}: {Effect}")]
    public static partial void Commanded(this ILogger log, string command, string address, string messageId, string effect);

    [LoggerMessage(50, LogLevel.Error, "state: {Problem}; it is tried again")]
    public static partial void StateFailed(this ILogger log, string problem);

    [LoggerMessage(53, LogLevel.Information, "state: works again")]
    public static partial void StateWorks(this ILogger log);

    [LoggerMessage(52, LogLevel.Warning, "the clock jumped {Direction} by {Jump}")]
    public static partial void ClockJumped(this ILogger log, string direction, TimeSpan jump);

    [LoggerMessage(51, LogLevel.Warning, "the emergency stop is set ({File}): nothing is sent")]
    public static partial void EmergencyStop(this ILogger log, string file);
}
