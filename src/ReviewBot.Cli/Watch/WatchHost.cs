using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;

namespace ReviewBot.Cli.Watch;

/// <summary>What the watcher runs in: it tells systemd how it is, and logs a line for each event to standard error.</summary>
internal static class WatchHost
{
    /// <summary>Makes it; what matters less than <paramref name="least"/> is not logged.</summary>
    public static IHost Create(LogLevel least)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSystemd();
        builder.Logging.SetMinimumLevel(least);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        if (!SystemdHelpers.IsSystemdService())
            builder.Logging.AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.TimestampFormat = "HH:mm:ss ";
                options.UseUtcTimestamp = true;
            });

        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(options =>
            options.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder.Build();
    }

    /// <summary>The log of <see cref="WatchLog"/>.</summary>
    public static ILogger Log(IHost host) => host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("reviewbot");
}
