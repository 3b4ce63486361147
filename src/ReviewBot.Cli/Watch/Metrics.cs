using System.Diagnostics.Metrics;

namespace ReviewBot.Cli.Watch;

/// <summary>What the watcher counts.</summary>
internal static class Metrics
{
    /// <summary>The meter of all of them.</summary>
    public static Meter Meter { get; } = new("ReviewBot");

    public static Counter<long> Mails { get; } = Meter.CreateCounter<long>("reviewbot.mails", description: "mails read from sources, copies too");

    public static Counter<long> Series { get; } = Meter.CreateCounter<long>("reviewbot.series", description: "reviews of series");

    public static Counter<long> Findings { get; } = Meter.CreateCounter<long>("reviewbot.findings", description: "findings, silenced ones too");

    public static Counter<long> Sent { get; } = Meter.CreateCounter<long>("reviewbot.sent", description: "replies handed over");

    public static Counter<long> Failures { get; } = Meter.CreateCounter<long>("reviewbot.failures", description: "sources, reviews and replies that failed");

    public static Histogram<double> ReviewSeconds { get; } = Meter.CreateHistogram<double>("reviewbot.review", "s", "time for the review of a series");
}
