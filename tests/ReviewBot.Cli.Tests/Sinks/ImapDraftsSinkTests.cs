using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sinks;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Tests.Servers;
using ReviewBot.Cli.Tests.Sources;

namespace ReviewBot.Cli.Tests.Sinks;

public class ImapDraftsSinkTests
{
    [Theory, InlineData("Drafts"), InlineData("Bot.Drafts")]
    public async Task A_reply_becomes_a_draft_in_a_folder_that_is_made(string folder)
    {
        using var dovecot = await Dovecot.StartAsync();
        var sink = new ImapDraftsSink(new(dovecot.Imap(Security.Tls), folder));
        await sink.SendAsync(Replies.Of(Replies.Text));
        await sink.SendAsync(Replies.Of(Replies.Ascii));

        var drafts = await new ImapSource(new("drafts", dovecot.Imap(Security.Tls), folder)).OnceAsync();
        Assert.Equal([Replies.Text, Replies.Ascii], drafts.Texts());
        // D and S: draft and seen, as Dovecot names them
        var files = Directory.GetFiles(Path.Join(dovecot.Maildir, $".{folder}", "cur"));
        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.EndsWith(":2,DS", file));
    }

    [Fact]
    public async Task A_connection_lost_after_the_command_may_mean_that_it_arrived()
    {
        await using var server = new StubServer(async client =>
        {
            await client.WriteAsync("* PREAUTH [CAPABILITY IMAP4rev1] ready\n");
            while (await client.ReadAsync() is { } line)
            {
                var tag = line.Split(' ')[0];
                if (line.Contains("APPEND", StringComparison.Ordinal))
                {
                    await client.WriteAsync("+ go on\n");
                    await client.ReadAsync();
                    return;
                }

                if (line.Contains("LIST", StringComparison.Ordinal))
                    await client.WriteAsync("* LIST () \".\" Drafts\n");
                await client.WriteAsync($"{tag} OK done\n");
            }
        });

        var trouble = await new ImapDraftsSink(new(server.Address(), "Drafts")).TroubleAsync(Replies.Of(Replies.Text));
        Assert.True(trouble.MayHaveArrived);
        Assert.StartsWith("imap://localhost:", trouble.Message);
    }

    [Fact]
    public async Task A_server_that_is_away_has_not_got_it()
    {
        var server = new MailServer("localhost", Programs.FreePort(), Security.None);
        var trouble = await new ImapDraftsSink(new(server, "Drafts")).TroubleAsync(Replies.Of(Replies.Text));

        Assert.EndsWith("/Drafts: connection refused", trouble.Message);
        Assert.False(trouble.MayHaveArrived);
        Assert.True(trouble.IsTemporary);
    }
}
