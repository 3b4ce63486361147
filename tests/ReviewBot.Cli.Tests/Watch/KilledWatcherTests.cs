using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace ReviewBot.Cli.Tests.Watch;

public sealed class KilledWatcherTests
{
    private const int Series = 12;

    private static readonly string? Program = Environment.GetEnvironmentVariable("REVIEWBOT_NATIVE");

    [Fact]
    public void A_watcher_that_is_killed_again_and_again_loses_nothing_and_says_nothing_twice()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Program), "REVIEWBOT_NATIVE does not name a native binary");
        using var list = new WatchedList(Form.Native, mode: "send");
        list.Folder.Write("reviewbot.yaml", list.Folder.Read("reviewbot.yaml").Replace("sent.mbox }", "sent.mbox }, per-hour: 1000", StringComparison.Ordinal));
        for (var i = 0; i < Series; i++)
        {
            list.Mail($"m{i}@example.org", $"[PATCH] foo{i}: set the level", "", WatchedList.PatchOf($"foo{i}.c"));
            for (var kill = 0; kill < 3; kill++)
                KillAfter(list, TimeSpan.FromMilliseconds(5 + (((97 * i) + (131 * kill)) % 400)));
        }

        list.Watch();

        using var state = new SqliteConnection($"Data Source={Path.Join(list.Folder.Path, "state/reviewbot.db")};Pooling=False");
        state.Open();
        Assert.Equal(Series, Number(state, "SELECT count(*) FROM mail"));
        Assert.Equal(Series, Number(state, "SELECT count(*) FROM series WHERE state = 'Reviewed' AND reviews = 1"));
        Assert.Equal(Series, Number(state, "SELECT count(*) FROM outbox WHERE state IN ('Sent', 'Failed')"));
        var answered = list.Sent.Split('\n').Where(line => line.StartsWith("In-Reply-To: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(answered.Distinct().Count(), answered.Count);
        Assert.InRange(answered.Count, Number(state, "SELECT count(*) FROM outbox WHERE state = 'Sent'"), Series);
    }

    private static void KillAfter(WatchedList list, TimeSpan life)
    {
        var start = new ProcessStartInfo(Program!, ["watch"])
        {
            WorkingDirectory = list.Folder.Path,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        Assert.False(process.WaitForExit(life), "it ended by itself");
        process.Kill();
        process.WaitForExit();
    }

    private static long Number(SqliteConnection state, string sql)
    {
        using var command = state.CreateCommand();
#pragma warning disable CA2100 // written above
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
