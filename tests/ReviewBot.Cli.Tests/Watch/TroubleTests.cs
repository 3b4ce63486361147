using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sinks;
using ReviewBot.Cli.Tests.Servers;

namespace ReviewBot.Cli.Tests.Watch;

/// <summary>Servers end, networks are cut, disks fill up: a line of log each, and nothing is lost.</summary>
public sealed class TroubleTests
{
    [Fact]
    public async Task A_mail_server_that_is_killed_and_comes_back_is_read_on()
    {
        using var dovecot = await Dovecot.StartAsync();
        using var list = Reading(dovecot.Imap(Security.Tls), "imap");
        dovecot.Deliver(Patch("1"));
        using var bot = new RunningWatcher(Form.Managed, list.Folder);
        await bot.SaysAsync("'foo1: set c' v1");

        dovecot.Kill();
        await bot.SaysAsync("it is tried again");
        await dovecot.RestartAsync(() => dovecot.Deliver(Patch("2")));
        await bot.SaysAsync("'foo2: set c' v1");

        Assert.Equal((1, 1), (bot.Count("it is tried again"), bot.Count("works again")));
        Assert.Equal((1, 1), (bot.Count("'foo1: set c' v1"), bot.Count("'foo2: set c' v1")));
    }

    [Fact]
    public async Task A_folder_that_was_made_anew_is_read_again_and_nothing_is_reviewed_twice()
    {
        using var dovecot = await Dovecot.StartAsync();
        using var list = Reading(dovecot.Imap(Security.Tls), "imap");
        dovecot.Deliver(Patch("1"));
        list.Watch();

        await dovecot.MakeAnewAsync();
        dovecot.Deliver(Patch("2"));
        var log = list.Watch();

        Assert.Single(log.Split('\n'), line => line.Contains("the folder was made anew", StringComparison.Ordinal));
        Assert.DoesNotContain("'foo1: set c'", log, StringComparison.Ordinal);
        Assert.Equal(2, list.Outbox().Length);
    }

    [Fact]
    public async Task A_network_that_is_cut_and_comes_back_loses_nothing()
    {
        using var network = Network.Create();
        using var dovecot = await Dovecot.StartAsync(network: network);
        using var list = Reading(dovecot.Pop3(Security.Tls), "pop3", ", every: 5s");
        dovecot.Deliver(Patch("1"));
        using var bot = new RunningWatcher(Form.Managed, list.Folder, string.Join(' ', network.Prefix));
        await bot.SaysAsync("'foo1: set c' v1");

        network.Cut();
        await bot.SaysAsync("it is tried again");
        dovecot.Deliver(Patch("2"));
        network.Mend();
        await bot.SaysAsync("'foo2: set c' v1");

        Assert.Equal(1, bot.Count("it is tried again"));
        Assert.Equal((1, 1), (bot.Count("'foo1: set c' v1"), bot.Count("'foo2: set c' v1")));
    }

    [Fact]
    public async Task A_disk_that_is_full_stops_nothing_for_good()
    {
        using var list = new WatchedList(Form.Managed, mode: "send");
        list.Folder.Write("reviewbot.yaml", list.Folder.Read("reviewbot.yaml").Replace("path: list.mbox", "path: list.mbox, every: 1s", StringComparison.Ordinal)
            .Replace("per-author: 99", "per-author: 999", StringComparison.Ordinal).Replace("sent.mbox }", "sent.mbox }, per-hour: 1000", StringComparison.Ordinal));
        using var disk = Disk.Mount(Path.Join(list.Folder.Path, "state"));
        list.Mail("1@example.org", "[PATCH] foo1: set c", "", WatchedList.PatchOf("foo1.c"));
        using var bot = new RunningWatcher(Form.Managed, list.Folder);
        await bot.SaysAsync("reply 1: sent");

        disk.Fill();
        for (var i = 2; i <= 40; i++)
            list.Mail($"{i}@example.org", $"[PATCH] foo{i}: set c", "", WatchedList.PatchOf($"foo{i}.c"));
        await bot.SaysAsync("the disk is full");
        disk.Free();
        await bot.SaysAsync("reply 40: sent");

        // the source, and perhaps the state itself
        Assert.InRange(bot.Count("the disk is full"), 1, 2);
        var answered = list.Sent.Split('\n').Where(line => line.StartsWith("In-Reply-To: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(40, answered.Count);
        Assert.Equal(40, answered.Distinct().Count());
    }

    [Fact]
    public async Task A_reply_waits_for_an_SMTP_server_that_is_away()
    {
        using var server = await SmtpSinkServer.StartAsync();
        using var list = new WatchedList(Form.Managed, mode: "send");
        using var bot = new WatcherInProcess(list.Folder, new SmtpSink(new(new("127.0.0.1", server.Port, Security.None))));
        list.Patch("1@example.org");
        server.Kill();
        for (var hour = 0; hour < 48; hour++)
        {
            bot.Clock.Now += TimeSpan.FromHours(1);
            await bot.RunAsync();
        }

        Assert.InRange(bot.Log.Count(line => line.Contains("connection refused", StringComparison.Ordinal)), 10, 20);

        await server.RunAsync();
        for (var hour = 0; hour < 48; hour++)
        {
            bot.Clock.Now += TimeSpan.FromHours(1);
            await bot.RunAsync();
        }

        Assert.Single(server.Mails);
        Assert.Single(bot.Log, line => line.StartsWith("reply 1: sent", StringComparison.Ordinal));
    }

    private static string Patch(string name) =>
        $"From: A Developer <a@example.org>\nTo: patches@example.org\nDate: Mon, 6 Jan 2025 10:00:00 +0000\nMessage-ID: <{name}@example.org>\n"
        + $"Subject: [PATCH] foo{name}: set c\n\n{WatchedList.PatchOf($"foo{name}.c")}";

    private static WatchedList Reading(MailServer server, string kind, string more = "")
    {
        var list = new WatchedList(Form.Managed);
        list.Folder.Write("password", Dovecot.Password);
        list.Folder.Write("reviewbot.yaml", list.Folder.Read("reviewbot.yaml").Replace(
            "mbox: { path: list.mbox }",
            Programs.Invariant($"{kind}: {{ host: localhost, port: {server.Port}, certificates: {server.CertificateFile}, user: bot, password: {{ file: password }}{more} }}"),
            StringComparison.Ordinal));
        return list;
    }
}
