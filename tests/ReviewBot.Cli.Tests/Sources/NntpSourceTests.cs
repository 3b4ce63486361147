using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Tests.Servers;

namespace ReviewBot.Cli.Tests.Sources;

public class NntpSourceTests
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(50);

    [Theory, InlineData(Security.Tls), InlineData(Security.StartTls), InlineData(Security.None)]
    public async Task An_archive_of_public_inbox_is_read_on(Security security)
    {
        using var server = await PublicInboxServer.With(Reading.Mail(1), Reading.Mail(2)).NewsAsync();
        var source = new NntpSource(new("list", server.Address(security), PublicInboxServer.Group, Often));

        var first = await source.OnceAsync();
        Assert.Equal(["1", "2"], first.Ids());
        Assert.EndsWith("\n\nText of 2.\n.\n..dots\n", first[1].Mail!.Text());
        Assert.Contains("Subject: mail 1\n", await source.FoundAsync("1@example.org"), StringComparison.Ordinal);
        Assert.Null(await source.FoundAsync("3@example.org"));

        var rest = await source.WaitAsync(first[0].Cursor, 2, came =>
        {
            server.Deliver(Reading.Mail(2 + came));
            return Task.CompletedTask;
        });
        Assert.Equal(["2", "3"], rest.Ids());
    }

    [Fact]
    public async Task A_server_that_is_killed_is_one_line_and_can_be_read_on_when_it_is_back()
    {
        using var server = await PublicInboxServer.With(Reading.Mail(1)).NewsAsync();
        var source = new NntpSource(new("list", server.Address(Security.None), PublicInboxServer.Group, Often));
        var cursor = (await source.OnceAsync())[^1].Cursor;
        server.Kill();
        Assert.EndsWith($"/{PublicInboxServer.Group}: connection refused", await source.TroubleAsync(cursor));

        server.Deliver(Reading.Mail(2));
        await server.NewsAsync();
        Assert.Equal(["2"], (await source.OnceAsync(cursor)).Ids());
    }

    [Fact]
    public async Task Numbers_without_an_article_are_passed()
    {
        await using var server = Stub(3, 5, 1001, 1700);
        server.High = 1800;
        var found = await Source(server).OnceAsync();

        Assert.Equal(["3", "5", "1001", "1700"], found.Ids());
        Assert.Empty(await Source(server).OnceAsync(found[^1].Cursor));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_server_without_OVER_is_asked_for_XOVER_or_for_each_number(bool hasXover)
    {
        await using var server = Stub(3, 5);
        server.Answer = command => command.Split(' ') switch
        {
            ["OVER", ..] => "500 what?\n",
            ["XOVER", _] when hasXover => "224 overview\n3\ts\n5\ts\n.\n",
            _ => null,
        };

        Assert.Equal(["3", "5"], (await Source(server).OnceAsync()).Ids());
        Assert.Equal(!hasXover, server.Commands.Contains("ARTICLE 4"));
    }

    [Fact]
    public async Task A_group_whose_numbers_go_backwards_is_read_from_its_start()
    {
        await using var server = Stub(7, 8, 9);
        var cursor = (await Source(server).OnceAsync())[^1].Cursor;
        server.Articles.Clear();
        Add(server, 1, 2);

        var again = await Source(server).OnceAsync(cursor);
        Assert.Equal(["1", "2"], again.Ids());
        Assert.EndsWith("the group was made anew; it is read from its start", Assert.Single(again.Notes()));
    }

    [Fact]
    public async Task A_group_with_another_mail_at_the_last_number_is_read_from_its_start()
    {
        await using var server = Stub(1, 2);
        var cursor = (await Source(server).OnceAsync())[^1].Cursor;
        server.Articles[2] = Reading.Mail(20);
        Add(server, 3);

        Assert.Equal(["1", "20", "3"], (await Source(server).OnceAsync(cursor)).Ids());
    }

    [Fact]
    public async Task A_last_article_that_is_gone_proves_nothing()
    {
        await using var server = Stub(1, 2);
        var cursor = (await Source(server).OnceAsync())[^1].Cursor;
        server.Articles.Remove(2);
        Add(server, 3);

        Assert.Equal(["3"], (await Source(server).OnceAsync(cursor)).Ids());
    }

    [Fact]
    public async Task A_connection_cut_in_a_mail_gives_those_before_it()
    {
        await using var server = Stub(1, 2, 3);
        server.Answer = command => command == "ARTICLE 2" && server.Clients == 1 ? "" : null;
        var (arrivals, trouble) = await Source(server).UntilTroubleAsync();

        Assert.EndsWith("/group: the connection was lost", trouble);
        Assert.Equal(["1"], arrivals.Ids());
        Assert.Equal(["2", "3"], (await Source(server).OnceAsync(arrivals[^1].Cursor)).Ids());
    }

    [Theory]
    [InlineData("GROUP", "411 no\n", "no such group")]
    [InlineData("GROUP", "480 log in\n", "the answer is 480 log in")]
    [InlineData("GROUP", "nonsense\n", "no status line: nonsense")]
    [InlineData("ARTICLE", "400 going down\n", "the answer is 400 going down")]
    [InlineData("", "502 go away\n", "the answer is 502 go away")]
    public async Task What_a_server_refuses_is_one_line(string command, string answer, string line)
    {
        await using var server = Stub(1);
        server.Answer = said => said.Split(' ')[0] == command ? answer : null;

        Assert.Equal($"list: nntp://localhost:{server.Address.Port}/group: {line}", await Source(server).TroubleAsync());
    }

    [Fact]
    public async Task A_line_without_an_end_is_refused()
    {
        await using var server = new StubServer(async client =>
        {
            var endless = new string('2', 65536);
            while (true)
                await client.WriteAsync(endless);
        });

        Assert.EndsWith(
            "a line of more than 262144 bytes",
            await new NntpSource(new("list", server.Address(), "group", Often)).TroubleAsync());
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_waited_for_no_longer_than_the_patience()
    {
        await using var server = new StubServer(client => client.SilenceAsync());
        var source = new NntpSource(new("list", server.Address(), "group", Often), TimeSpan.FromMilliseconds(200));

        Assert.EndsWith("no answer in time", await source.TroubleAsync());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_mail_beyond_the_limit_is_passed_with_a_note(bool isAnnounced)
    {
        await using var server = Stub(1, 2, 3);
        server.Articles[2] = Reading.Mail(2) + new string('x', ReviewBot.Mail.MessageParser.MaxBytes) + "\n";
        if (!isAnnounced)
            server.Answer = command => command.StartsWith("OVER", StringComparison.Ordinal) ? "503 none\n" : null;

        var found = await Source(server).OnceAsync();
        Assert.Equal(["1", "3"], found.Ids());
        Assert.EndsWith("/group/2: a mail of more than 32 MB is not read", Assert.Single(found.Notes()));
    }

    [Fact]
    public async Task A_login_is_made_and_its_password_is_in_no_message()
    {
        using var folder = new TestFolder();
        await using var server = Stub(1);
        var answer = "281 yes\n";
        server.Answer = command => command.Split(' ') switch
        {
            ["AUTHINFO", "USER", "bot"] => "381 go on\n",
            ["AUTHINFO", "PASS", var password] => answer.Replace("$", password, StringComparison.Ordinal),
            _ => null,
        };
        var address = server.Address with { User = "bot", Password = Secret.File(folder.Write("password", "hunter2")) };
        var source = new NntpSource(new("list", address, "group", Often));

        Assert.Equal(["1"], (await source.OnceAsync()).Ids());
        answer = "481 $ is wrong\n";
        Assert.EndsWith("the login is refused: 481 *** is wrong", await source.TroubleAsync());
    }

    [Fact]
    public async Task A_Message_Id_that_holds_a_command_is_not_sent()
    {
        await using var server = Stub(1);

        Assert.Null(await Source(server).FoundAsync("1@example.org>\r\nPOST"));
        Assert.Empty(server.Commands);
        Assert.Null(await Source(server).FoundAsync("1@example.org"));
        Assert.Contains("ARTICLE <1@example.org>", server.Commands);
    }

    private static NewsStub Stub(params int[] numbers)
    {
        var server = new NewsStub();
        Add(server, numbers);
        return server;
    }

    private static void Add(NewsStub server, params int[] numbers)
    {
        foreach (var number in numbers)
            server.Articles.Add(number, Reading.Mail(number));
    }

    private static NntpSource Source(NewsStub server) => new(new("list", server.Address, "group", Often));
}
