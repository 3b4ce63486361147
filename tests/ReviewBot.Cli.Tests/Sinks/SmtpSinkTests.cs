using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sinks;
using ReviewBot.Cli.Tests.Servers;

namespace ReviewBot.Cli.Tests.Sinks;

public class SmtpSinkTests
{
    private static readonly Outgoing Reply = Replies.Of(Replies.Text);

    [Theory, InlineData(Security.Tls), InlineData(Security.StartTls), InlineData(Security.None)]
    public async Task The_bytes_arrive_as_they_were_approved(Security security)
    {
        await using var server = new SmtpStub(security);
        await Sink(server).SendAsync(Reply);

        Assert.Equal(Replies.Text, Assert.Single(server.Mails));
        Assert.Equal($"\0bot\0{SmtpStub.Password}", server.Login);
    }

    [Fact]
    public async Task The_recipients_are_those_that_were_decided_and_no_others()
    {
        await using var server = new SmtpStub(Security.Tls);
        await Sink(server).SendAsync(Replies.Of(Replies.Text, "x@example.org", "y@example.org"));

        Assert.Equal(
            ["MAIL FROM:<bot@example.org>", "RCPT TO:<x@example.org>", "RCPT TO:<y@example.org>"],
            server.Envelope.Select(line => line.Split(" BODY")[0].Split(" SIZE")[0]));
    }

    [Theory]
    [InlineData("a@example.org> NOTIFY=NEVER")]
    [InlineData("a@example.org\r\nRCPT TO:<b@example.org>")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("A <a@example.org>")]
    [InlineData("")]
    public async Task A_recipient_that_is_no_address_is_refused_before_anything_is_said(string recipient)
    {
        await using var server = new SmtpStub(Security.Tls);
        var trouble = await Sink(server).TroubleAsync(Replies.Of(Replies.Text, recipient));

        Assert.EndsWith("is no address", trouble.Message);
        Assert.DoesNotContain('\n', trouble.Message);
        Assert.False(trouble.IsTemporary || trouble.MayHaveArrived);
        Assert.Empty(server.Envelope);
    }

    [Theory]
    [InlineData("MAIL", "450 later\n", true, "the answer is 450: later")]
    [InlineData("MAIL", "550 never\n", false, "bot@example.org: the answer is 550: never")]
    [InlineData("RCPT", "451 greylisted\n", true, "a@example.org: the answer is 451: greylisted")]
    [InlineData("RCPT", "550 no such user\n", false, "a@example.org: the answer is 550: no such user")]
    [InlineData("DATA", "452 full\n", true, "the answer is 452: full")]
    [InlineData(".", "451 scanner away\n", true, "the answer is 451: scanner away")]
    [InlineData(".", "554 spam\n", false, "the answer is 554: spam")]
    [InlineData("AUTH", "535 wrong: not so secret\n", true, "the login is refused: 535: wrong: ***")]
    public async Task What_the_server_refuses_has_not_arrived(string command, string answer, bool isTemporary, string line)
    {
        await using var server = new SmtpStub(Security.Tls);
        server.Answer = said => said.StartsWith(command, StringComparison.Ordinal) ? answer : null;

        var trouble = await Sink(server).TroubleAsync(Reply);
        Assert.EndsWith(line, trouble.Message);
        Assert.Equal(isTemporary, trouble.IsTemporary);
        Assert.False(trouble.MayHaveArrived);
    }

    [Theory]
    [InlineData("EHLO", false)]
    [InlineData("MAIL", false)]
    [InlineData("DATA", false)]
    [InlineData(".", true)]
    public async Task A_connection_lost_behind_the_last_byte_may_mean_that_it_arrived(string command, bool mayHaveArrived)
    {
        await using var server = new SmtpStub(Security.Tls);
        server.Answer = said => said.StartsWith(command, StringComparison.Ordinal) ? "" : null;

        var trouble = await Sink(server).TroubleAsync(Reply);
        Assert.Equal(mayHaveArrived, trouble.MayHaveArrived);
        Assert.True(trouble.IsTemporary);
        Assert.StartsWith("smtp://localhost:", trouble.Message);
        Assert.DoesNotContain('\n', trouble.Message);
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_means_that_it_has_not_arrived()
    {
        await using var server = new SmtpStub(Security.Tls);
        server.Answer = said => said == "text" ? "" : null;
        // more than what the buffers between hold
        var trouble = await Sink(server).TroubleAsync(Replies.Of(Replies.Text + string.Concat(Enumerable.Repeat("text\n", 8_000_000))));

        Assert.False(trouble.MayHaveArrived);
        Assert.True(trouble.IsTemporary);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_waited_for_no_longer_than_the_patience()
    {
        await using var server = new StubServer(client => client.SilenceAsync());
        var sink = new SmtpSink(new(server.Address()), TimeSpan.FromMilliseconds(300));

        var trouble = await sink.TroubleAsync(Reply);
        Assert.EndsWith("no answer in time", trouble.Message);
        Assert.False(trouble.MayHaveArrived);
    }

    [Fact]
    public async Task Nothing_is_said_in_clear_text_to_a_server_without_STARTTLS()
    {
        await using var server = new SmtpStub(Security.None);
        var trouble = await new SmtpSink(new(server.Address with { Security = Security.StartTls })).TroubleAsync(Reply);

        Assert.Null(server.Login);
        Assert.Contains("STARTTLS", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_beyond_ASCII_are_not_forced_on_a_server()
    {
        await using var server = new SmtpStub(Security.Tls) { Extensions = "" };

        Assert.EndsWith("(8BITMIME)", (await Sink(server).TroubleAsync(Reply)).Message);
        await Sink(server).SendAsync(Replies.Of(Replies.Ascii));
        Assert.Equal(Replies.Ascii, Assert.Single(server.Mails));
    }

    [Fact]
    public async Task A_token_is_used_instead_of_a_password()
    {
        await using var server = new SmtpStub(Security.Tls);
        using var folder = new TestFolder();
        var token = server.Address with { Password = null, Token = Secret.File(folder.Write("token", "abc")) };
        await new SmtpSink(new(token)).SendAsync(Reply);

        Assert.StartsWith("n,a=bot,", server.Login);
        Assert.Contains("auth=Bearer abc", server.Login, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false, false)]
    [InlineData("-q .", true, true)]
    [InlineData("-q DATA", false, true)]
    [InlineData("-f RCPT", false, false)]
    [InlineData("-r .", false, true)]
    public async Task The_sink_of_Postfix_gets_it(string? trouble, bool mayHaveArrived, bool isTemporary)
    {
        using var server = await SmtpSinkServer.StartAsync(trouble?.Split(' ') ?? []);
        var sink = new SmtpSink(new(new("localhost", server.Port, Security.None)));
        if (trouble is not null)
        {
            var problem = await sink.TroubleAsync(Reply);
            Assert.Equal((mayHaveArrived, isTemporary), (problem.MayHaveArrived, problem.IsTemporary));
            return;
        }

        await sink.SendAsync(Reply);
        Assert.EndsWith(Replies.Text.TrimEnd('\n'), Assert.Single(server.Mails).TrimEnd('\n'));
    }

    private static SmtpSink Sink(SmtpStub server) => new(new(server.Address), TimeSpan.FromSeconds(20));
}
