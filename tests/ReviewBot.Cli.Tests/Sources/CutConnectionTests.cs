using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Tests.Servers;

namespace ReviewBot.Cli.Tests.Sources;

public class CutConnectionTests
{
    private const int Mails = 60;

    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(50);

    [Theory, InlineData(Security.None), InlineData(Security.Tls)]
    public async Task Nothing_is_lost_of_an_IMAP_folder(Security security)
    {
        using var dovecot = await FullAsync();
        await using var proxy = new CuttingProxy(dovecot.Imap(security), 700);
        await ReadsAllAsync(new ImapSource(new("list", proxy.Address, "INBOX")));
    }

    [Theory, InlineData(Security.None), InlineData(Security.Tls)]
    public async Task Nothing_is_lost_of_a_POP3_mailbox(Security security)
    {
        using var dovecot = await FullAsync();
        await using var proxy = new CuttingProxy(dovecot.Pop3(security), 700);
        await ReadsAllAsync(new Pop3Source(new("list", proxy.Address, Often)));
    }

    [Fact]
    public async Task Nothing_is_lost_of_a_newsgroup()
    {
        await using var server = new NewsStub();
        foreach (var number in Enumerable.Range(1, Mails))
            server.Articles.Add(number, Reading.Mail(number));
        await using var proxy = new CuttingProxy(server.Address, 700);
        await ReadsAllAsync(new NntpSource(new("list", proxy.Address, "group", Often)));
    }

    private static async Task<Dovecot> FullAsync()
    {
        var dovecot = await Dovecot.StartAsync();
        foreach (var number in Enumerable.Range(1, Mails))
            dovecot.Deliver(Reading.Mail(number));
        return dovecot;
    }

    // reads on from the last cursor, however often the connection is cut
    private static async Task ReadsAllAsync(IMailSource source)
    {
        var (read, cursor, cuts) = (new List<string>(), (string?)null, 0);
        for (var isCut = true; isCut;)
        {
            isCut = false;
            try
            {
                await foreach (var arrival in source.ReadAsync(cursor, wait: false, TestContext.Current.CancellationToken))
                {
                    cursor = arrival.Cursor;
                    read.AddRange(new[] { arrival }.Texts());
                }
            }
            catch (SourceException e)
            {
                Assert.StartsWith("list: ", e.Message);
                (isCut, cuts) = (true, cuts + 1);
            }
        }

        Assert.True(cuts > 2, $"it was cut only {cuts} times");
        Assert.Equal(Enumerable.Range(1, Mails).Select(Reading.Mail), read.Distinct());
    }
}
