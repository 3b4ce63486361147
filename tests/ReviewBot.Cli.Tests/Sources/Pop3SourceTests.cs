using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Tests.Servers;

namespace ReviewBot.Cli.Tests.Sources;

public class Pop3SourceTests
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(50);

    [Theory, InlineData(Security.Tls), InlineData(Security.StartTls), InlineData(Security.None)]
    public async Task Mails_come_once_and_stay_on_the_server(Security security)
    {
        using var dovecot = await Dovecot.StartAsync();
        var source = Source(dovecot, security);
        foreach (var number in Enumerable.Range(1, 150))
            dovecot.Deliver(Reading.Mail(number));

        var all = await source.OnceAsync();
        Assert.Equal(Enumerable.Range(1, 150).Select(number => $"{number}"), all.Ids());
        Assert.Equal(Reading.Mail(150), all[^1].Mail!.Text());
        Assert.Empty(await source.OnceAsync(all[^1].Cursor));

        // a cursor in the middle is at most a portion old
        Assert.Equal(["149", "150"], (await source.OnceAsync(all[147].Cursor)).Ids());
        Assert.Equal(150, Directory.GetFiles(dovecot.Maildir, "*.test*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task New_mails_are_waited_for_whatever_is_deleted_before_them()
    {
        using var dovecot = await Dovecot.StartAsync();
        var paths = Enumerable.Range(1, 3).Select(number => dovecot.Deliver(Reading.Mail(number))).ToList();
        var found = await Source(dovecot).WaitAsync(null, 5, came =>
        {
            if (came < 3)
                return Task.CompletedTask;

            // the last that was read, too
            foreach (var file in Directory.GetFiles(dovecot.Maildir, "*.test*", SearchOption.AllDirectories))
                File.Delete(file);
            dovecot.Deliver(Reading.Mail(came + 1));
            return Task.CompletedTask;
        });

        Assert.Equal(["1", "2", "3", "4", "5"], found.Ids());
        Assert.True(found[^1].Cursor.Length <= 16, "the cursor keeps what is gone");
    }

    [Fact]
    public async Task A_server_that_is_killed_is_one_line_and_can_be_read_on_when_it_is_back()
    {
        using var dovecot = await Dovecot.StartAsync();
        dovecot.Deliver(Reading.Mail(1));
        var (arrivals, trouble) = await Source(dovecot).UntilTroubleAsync(_ => dovecot.Kill());
        Assert.StartsWith("list: pop3://localhost:", trouble);

        await dovecot.RestartAsync(() => dovecot.Deliver(Reading.Mail(2)));
        Assert.Equal(["2"], (await Source(dovecot).OnceAsync(arrivals[^1].Cursor)).Ids());
    }

    [Fact]
    public async Task A_mail_beyond_the_limit_is_not_fetched()
    {
        using var dovecot = await Dovecot.StartAsync();
        dovecot.Deliver(Reading.Mail(1) + new string('x', ReviewBot.Mail.MessageParser.MaxBytes));
        dovecot.Deliver(Reading.Mail(2));

        var found = await Source(dovecot).OnceAsync();
        Assert.Equal(["2"], found.Ids());
        Assert.EndsWith(": a mail of more than 32 MB is not read", Assert.Single(found.Notes()));
        Assert.Empty(await Source(dovecot).OnceAsync(found[^1].Cursor));
    }

    [Fact]
    public async Task A_connection_cut_in_a_mail_loses_nothing()
    {
        var isCut = true;
        await using var server = new StubServer(async client =>
        {
            await client.WriteAsync("+OK stub\n");
            while (await client.ReadAsync() is { } command)
            {
                if (command == "RETR 2" && isCut)
                {
                    await client.WriteAsync("+OK\nMessage-ID: <2@");
                    return;
                }

                await client.WriteAsync(command.Split(' ') switch
                {
                    ["CAPA"] => "+OK\nUIDL\nUSER\n.\n",
                    ["UIDL"] => "+OK\n1 a\n2 b\n.\n",
                    ["LIST"] => "+OK\n1 100\n2 100\n.\n",
                    ["RETR", var number] => $"+OK\nMessage-ID: <{number}@example.org>\n\nText.\n.\n",
                    _ => "+OK 2 200\n",
                });
            }
        });
        using var folder = new TestFolder();
        var address = server.Address() with { User = "bot", Password = Secret.File(folder.Write("password", "x")) };
        var source = new Pop3Source(new("list", address, Often));

        Assert.StartsWith("list: pop3://localhost:", await source.TroubleAsync());
        isCut = false;
        Assert.Equal(["1", "2"], (await source.OnceAsync()).Ids());
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_waited_for_no_longer_than_the_patience()
    {
        await using var server = new StubServer(client => client.SilenceAsync());
        var source = new Pop3Source(new("list", server.Address(), Often), TimeSpan.FromMilliseconds(200));

        Assert.EndsWith("no answer in time", await source.TroubleAsync());
    }

    private static Pop3Source Source(Dovecot dovecot, Security security = Security.Tls) =>
        new(new("list", dovecot.Pop3(security), Often));
}
