using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Tests.Servers;

namespace ReviewBot.Cli.Tests.Sources;

public class ImapSourceTests
{
    [Theory, InlineData(Security.Tls), InlineData(Security.StartTls), InlineData(Security.None)]
    public async Task Mails_come_oldest_first_and_from_where_they_were_left(Security security)
    {
        using var dovecot = await Dovecot.StartAsync();
        var source = Source(dovecot, security);
        foreach (var number in Enumerable.Range(1, 250))
            dovecot.Deliver(Reading.Mail(number));

        var all = await source.OnceAsync();
        Assert.Equal(Enumerable.Range(1, 250).Select(number => $"{number}"), all.Ids());
        Assert.Equal(Reading.Mail(7), all[6].Mail!.Text());
        Assert.Equal(["249", "250"], (await source.OnceAsync(all[^3].Cursor)).Ids());
        Assert.Empty(await source.OnceAsync(all[^1].Cursor));
    }

    [Fact]
    public async Task New_mails_are_waited_for()
    {
        using var dovecot = await Dovecot.StartAsync();
        dovecot.Deliver(Reading.Mail(1));

        var found = await Source(dovecot).WaitAsync(null, 3, came =>
        {
            dovecot.Deliver(Reading.Mail(came + 1));
            return Task.CompletedTask;
        });

        Assert.Equal(["1", "2", "3"], found.Ids());
    }

    [Fact]
    public async Task A_server_without_IDLE_is_asked_for_new_mails()
    {
        using var dovecot = await Dovecot.StartAsync("imap_capability = IMAP4rev1 UIDPLUS\n");
        dovecot.Deliver(Reading.Mail(1));
        var source = new ImapSource(new("list", dovecot.Imap(Security.Tls), "INBOX"), every: TimeSpan.FromMilliseconds(50));

        var found = await source.WaitAsync(null, 3, came =>
        {
            dovecot.Deliver(Reading.Mail(came + 1));
            return Task.CompletedTask;
        });
        Assert.Equal(["1", "2", "3"], found.Ids());
    }

    [Fact]
    public async Task Nothing_on_the_server_changes()
    {
        using var dovecot = await Dovecot.StartAsync();
        dovecot.Deliver(Reading.Mail(1));
        await Source(dovecot).OnceAsync();

        // a folder that is selected, not examined, takes the mail out of new/
        Assert.Single(Directory.GetFiles(Path.Join(dovecot.Maildir, "new")));
        Assert.Empty(Directory.GetFiles(Path.Join(dovecot.Maildir, "cur")));
    }

    [Fact]
    public async Task A_folder_made_anew_is_read_from_its_start()
    {
        using var dovecot = await Dovecot.StartAsync();
        dovecot.Deliver(Reading.Mail(1));
        dovecot.Deliver(Reading.Mail(2));
        var cursor = (await Source(dovecot).OnceAsync())[^1].Cursor;
        await dovecot.MakeAnewAsync();

        var again = await Source(dovecot).OnceAsync(cursor);
        Assert.Equal(["1", "2"], again.Ids());
        Assert.EndsWith("the folder was made anew (UIDVALIDITY 4242); it is read from its start", Assert.Single(again.Notes()));
        Assert.Empty(await Source(dovecot).OnceAsync(again[^1].Cursor));
    }

    [Fact]
    public async Task Mails_that_are_gone_are_passed()
    {
        using var dovecot = await Dovecot.StartAsync();
        var paths = Enumerable.Range(1, 4).Select(number => dovecot.Deliver(Reading.Mail(number))).ToList();
        var cursor = (await Source(dovecot).OnceAsync())[0].Cursor;
        File.Delete(paths[0]);
        File.Delete(paths[2]);

        var rest = await Source(dovecot).OnceAsync(cursor);
        Assert.Equal(["2", "4"], rest.Ids());
    }

    [Fact]
    public async Task A_mail_beyond_the_limit_is_not_fetched()
    {
        using var dovecot = await Dovecot.StartAsync();
        dovecot.Deliver(Reading.Mail(1) + new string('x', ReviewBot.Mail.MessageParser.MaxBytes));
        dovecot.Deliver(Reading.Mail(2));

        var found = await Source(dovecot).OnceAsync();
        Assert.Equal(["2"], found.Ids());
        Assert.EndsWith(";UID=1: a mail of more than 32 MB is not read", Assert.Single(found.Notes()));
        Assert.Empty(await Source(dovecot).OnceAsync(found[^1].Cursor));
    }

    [Fact]
    public async Task A_mail_is_found_by_its_Message_Id()
    {
        using var dovecot = await Dovecot.StartAsync();
        dovecot.Deliver(Reading.Mail(1));
        dovecot.Deliver(Reading.Mail(11));
        var source = Source(dovecot);

        Assert.Equal(Reading.Mail(1), await source.FoundAsync("1@example.org"));
        Assert.Null(await source.FoundAsync("2@example.org"));
        Assert.Null(await source.FoundAsync("2@example.org> OR ALL \""));
    }

    [Fact]
    public async Task A_server_that_is_killed_is_one_line_and_can_be_read_on_when_it_is_back()
    {
        using var dovecot = await Dovecot.StartAsync();
        dovecot.Deliver(Reading.Mail(1));
        var source = Source(dovecot);
        var (arrivals, trouble) = await source.UntilTroubleAsync(_ => dovecot.Kill());

        Assert.StartsWith("list: imap://localhost:", trouble);
        Assert.DoesNotContain('\n', trouble);
        Assert.EndsWith("connection refused", await source.TroubleAsync());

        await dovecot.RestartAsync(() => dovecot.Deliver(Reading.Mail(2)));
        Assert.Equal(["2"], (await source.OnceAsync(Assert.Single(arrivals).Cursor)).Ids());
    }

    [Fact]
    public async Task A_wrong_password_is_not_in_the_message()
    {
        using var dovecot = await Dovecot.StartAsync();
        using var folder = new TestFolder();
        var wrong = dovecot.Imap(Security.Tls) with { Password = Secret.File(folder.Write("secret", "hunter2")) };

        var line = await new ImapSource(new("list", wrong, "INBOX")).TroubleAsync();
        Assert.Contains("the login is refused", line, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_is_trusted_only_when_the_system_or_the_file_says_so()
    {
        using var dovecot = await Dovecot.StartAsync();
        var server = dovecot.Imap(Security.Tls);

        Assert.EndsWith(
            "the certificate of the server is not trusted by the system",
            await new ImapSource(new("list", server with { CertificateFile = null }, "INBOX")).TroubleAsync());
        Assert.EndsWith(
            "the certificate of the server does not name 127.0.0.1",
            await new ImapSource(new("list", server with { Host = "127.0.0.1" }, "INBOX")).TroubleAsync());

        using var other = new TestFolder();
        var authority = TestCertificates.In(other).Authority;
        Assert.EndsWith(
            $"the certificate of the server is trusted neither by the system nor by {authority}",
            await new ImapSource(new("list", server with { CertificateFile = authority }, "INBOX")).TroubleAsync());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said_so()
    {
        using var dovecot = await Dovecot.StartAsync();
        Assert.EndsWith(
            "/Nothing: no such folder",
            await new ImapSource(new("list", dovecot.Imap(Security.Tls), "Nothing")).TroubleAsync());
    }

    private static ImapSource Source(Dovecot dovecot, Security security = Security.Tls) =>
        new(new("list", dovecot.Imap(security), "INBOX"));
}
