using System.Globalization;
using System.Net;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using ReviewBot.Cli.Commands;

namespace ReviewBot.Cli.Watch;

/// <summary>
/// Two pages for whoever keeps the watcher running, on a port that only this machine reaches: <c>/healthz</c> answers
/// 200 while the watcher goes its rounds and 503 when it hangs, with a line for each source; <c>/metrics</c> has what
/// <see cref="Metrics"/> counts, in the text format of Prometheus.
/// </summary>
public sealed class MonitorPages : IDisposable
{
    /// <summary>A round with reviews of long series takes minutes; one that takes longer than this hangs.</summary>
    private static readonly TimeSpan LongestRound = TimeSpan.FromMinutes(10);

    private readonly HttpListener _listener = new();
    private readonly MeterProvider _metrics;
    private readonly TimeProvider _time;
    private readonly Func<IEnumerable<(string Name, bool Works)>> _sources;
    private long _lastRound;

    private MonitorPages(int port, Func<IEnumerable<(string Name, bool Works)>> sources, TimeProvider time)
    {
        (_sources, _time, _lastRound) = (sources, time, time.GetTimestamp());
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.Clear().AddService("reviewbot", serviceVersion: CommandLine.Version, autoGenerateServiceInstanceId: false))
            .AddMeter(Metrics.Meter.Name)
            .AddPrometheusHttpListener(options => (options.Host, options.Port) = (IPAddress.Loopback.ToString(), port))
            .Build();
        _listener.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://{IPAddress.Loopback}:{port}/healthz/"));
        _listener.Start();
    }

    /// <summary>Opens the pages.</summary>
    /// <param name="port">The port.</param>
    /// <param name="sources">The sources and whether each can be read now, asked for each page.</param>
    /// <param name="time">What time it is.</param>
    /// <exception cref="UsageException">The port cannot be had.</exception>
    public static MonitorPages Open(int port, Func<IEnumerable<(string Name, bool Works)>> sources, TimeProvider time)
    {
        try
        {
            var pages = new MonitorPages(port, sources, time);
            _ = pages.AnswerAsync();
            return pages;
        }
        catch (Exception e) when (e is HttpListenerException or System.Net.Sockets.SocketException or InvalidOperationException)
        {
            throw new UsageException($"monitor: port {port.ToString(CultureInfo.InvariantCulture)} cannot be had ({e.Message})");
        }
    }

    /// <summary>To be called once a round.</summary>
    public void Beat() => Volatile.Write(ref _lastRound, _time.GetTimestamp());

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Close();
        _metrics.Dispose();
    }

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var response = context.Response;
                var (status, text) = Health();
                response.StatusCode = (int)status;
                response.ContentType = "text/plain; charset=utf-8";
                await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
            {
                // whoever asked went away, or the watcher ends
            }
        }
    }

    private (HttpStatusCode Status, string Text) Health()
    {
        var since = _time.GetElapsedTime(Volatile.Read(ref _lastRound));
        var text = new StringBuilder(since < LongestRound
            ? "ok\n"
            : string.Create(CultureInfo.InvariantCulture, $"no round for {(int)since.TotalMinutes} minutes\n"));
        foreach (var (name, works) in _sources())
            text.Append(CultureInfo.InvariantCulture, $"source {name}: {(works ? "ok" : "cannot be read now")}\n");

        return (since < LongestRound ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, text.ToString());
    }
}
