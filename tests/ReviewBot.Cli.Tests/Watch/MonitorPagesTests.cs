using System.Diagnostics;
using System.Globalization;
using System.Net;
using ReviewBot.Cli.Tests.Servers;
using ReviewBot.Cli.Watch;

namespace ReviewBot.Cli.Tests.Watch;

/// <summary>The pages for whoever keeps the watcher running.</summary>
public sealed class MonitorPagesTests
{
    [Theory, ClassData<BothForms>]
    public async Task A_watcher_says_how_it_is_and_what_it_counts(Form form)
    {
        var port = Programs.FreePort();
        using var list = new WatchedList(form);
        list.Folder.Write("reviewbot.yaml", list.Folder.Read("reviewbot.yaml").Replace("path: list.mbox", "path: list.mbox, every: 1s", StringComparison.Ordinal) + $"monitor: {{ port: {port} }}\n");
        list.Patch("20250106.1@example.org");
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"exec {Cli.CommandOf(form)} watch 2>log"]) { WorkingDirectory = list.Folder.Path })!;
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };

            Assert.Equal("ok\nsource list: ok\n", await UntilAsync(client, "/healthz", text => text.Length > 0));
            var metrics = await UntilAsync(client, "/metrics", text => text.Contains("reviewbot_series", StringComparison.Ordinal));
            Assert.Contains("reviewbot_mails_total{", metrics, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_watcher_that_hangs_is_not_healthy()
    {
        var port = Programs.FreePort();
        var time = new Later();
        using var pages = MonitorPages.Open(port, () => [], time);
        using var client = new HttpClient();
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/healthz"));

        time.Minutes = 11;
        using var hangs = await client.GetAsync(address, TestContext.Current.CancellationToken);
        pages.Beat();
        using var goes = await client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, hangs.StatusCode);
        Assert.Equal("no round for 11 minutes\n", await hangs.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, goes.StatusCode);
    }

    [Fact]
    public void A_port_that_is_taken_is_one_line()
    {
        var port = Programs.FreePort();
        using var list = new WatchedList(Form.Managed);
        list.Folder.Write("reviewbot.yaml", list.Folder.Read("reviewbot.yaml").Replace("path: list.mbox", "path: list.mbox, every: 1s", StringComparison.Ordinal) + $"monitor: {{ port: {port} }}\n");
        using var other = MonitorPages.Open(port, () => [], TimeProvider.System);

        var run = list.Run("watch");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"monitor: port {port} cannot be had (", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    // asks again until the page is there and says it; the test's own time limit ends a wait in vain
    private static async Task<string> UntilAsync(HttpClient client, string page, Func<string, bool> says)
    {
        while (true)
        {
            try
            {
                if (await client.GetStringAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken) is var text && says(text))
                    return text;
            }
            catch (HttpRequestException)
            {
                // not up yet
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private sealed class Later : TimeProvider
    {
        public int Minutes { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => 60 * Minutes;
    }
}
