using System.Text;
using MailKit;
using MailKit.Search;
using ReviewBot.Cli.Servers;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Tests.Servers;

namespace ReviewBot.Cli.Tests.Watch;

/// <summary>A series arrives at a server in whatever order, and its replies arrive at another, once, in the thread.</summary>
public sealed class ChainTests
{
    private static readonly Form Shipped = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("REVIEWBOT_NATIVE")) ? Form.Managed : Form.Native;

    public static TheoryData<string> Kinds => Supply.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public Task A_series_goes_from_every_source_to_an_SMTP_server(string source) => GoesAsync(source, SampleSeries.Mails);

    [Theory, MemberData(nameof(Kinds))]
    public Task The_founding_series_does(string source)
    {
        var corpus = Environment.GetEnvironmentVariable("REVIEWBOT_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(corpus), "REVIEWBOT_CORPUS does not name the folder of the measuring data");
        return GoesAsync(source, Split(Sinks.Replies.Read(Path.Join(corpus, "..", "seed", "founding-series.mbox"))));
    }

    [Fact]
    public async Task It_goes_over_TLS()
    {
        await using var server = new SmtpStub(Security.Tls);
        using var folder = new TestFolder();
        folder.Write("secret", SmtpStub.Password);
        using var supply = await Supply.OfAsync("maildir", folder, SampleSeries.Mails);
        var address = server.Address;
        folder.Write("reviewbot.yaml", Configuration(
            supply, Programs.Invariant($"host: localhost, port: {address.Port}, certificates: {address.CertificateFile}, user: bot, password: {{ file: secret }}")));
        var held = Held(folder, SampleSeries.Mails);

        Send(folder);

        Assert.Equal(held.Length, server.Mails.Count);
        Assert.All(held, reply => Assert.Single(server.Mails, mail => mail.EndsWith(reply, StringComparison.Ordinal)));
    }

    private static async Task GoesAsync(string source, string[] mails)
    {
        string[] shuffled = [.. mails.Where((_, index) => index % 2 == 1).Reverse(), .. mails.Where((_, index) => index % 2 == 0)];
        using var folder = new TestFolder();
        using var server = await SmtpSinkServer.StartAsync();
        using var supply = await Supply.OfAsync(source, folder, shuffled);
        folder.Write("reviewbot.yaml", Configuration(supply, Programs.Invariant($"host: 127.0.0.1, port: {server.Port}, security: none")));

        var held = Held(folder, mails);
        Assert.NotEmpty(held);
        Assert.Empty(server.Mails);

        Send(folder);

        var arrived = server.Mails;
        Assert.Equal(held.Length, arrived.Length);
        Assert.All(held, reply => Assert.Single(arrived, mail => mail.TrimEnd('\n').EndsWith(Latin1(reply).TrimEnd('\n'), StringComparison.Ordinal)));
        await AreThreadedAsync(mails, arrived);
    }

    // reads, reviews, and gives what is held, which is what a review of the mails in their order drafts
    private static string[] Held(TestFolder folder, string[] mails)
    {
        var watched = Cli.Run(Shipped, folder, ["watch", "--once"]);
        Assert.True(watched.ExitCode == 0, watched.Error);
        var ids = Cli.Run(Shipped, folder, ["outbox", "list"]).Succeeded().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]);
        string[] held = [.. ids.Select(id => Cli.Run(Shipped, folder, ["outbox", "show", id]).Succeeded())];
        folder.Write("series.mbox", Encoding.Latin1.GetBytes(string.Concat(mails.Select(mail => $"From x Mon Jan  6 10:00:00 2025\n{mail}\n"))));
        Assert.Equal(
            Cli.Run(Shipped, folder, ["review", "series.mbox", "--format", "mbox"]).Output,
            string.Concat(held.Select(reply => $"From mboxrd@z Thu Jan  1 00:00:00 1970\n{reply}\n")));
        return held;
    }

    private static void Send(TestFolder folder)
    {
        Cli.Run(Shipped, folder, ["outbox", "approve", "--all"]).Succeeded();
        for (var again = 0; again < 2; again++)
            Assert.Equal(0, Cli.Run(Shipped, folder, ["watch", "--once"]).ExitCode);
    }

    // as a reader of mail shows them: below the patch that each answers (RFC 5256, REFERENCES)
    private static async Task AreThreadedAsync(string[] mails, string[] replies)
    {
        using var reader = await Dovecot.StartAsync();
        foreach (var mail in mails.Concat(replies))
            reader.Deliver(mail);

        var stop = TestContext.Current.CancellationToken;
        using var client = await Connection.ImapAsync(reader.Imap(Security.Tls), Connection.Patience, stop);
        await client.Inbox!.OpenAsync(FolderAccess.ReadOnly, stop);
        var ids = (await client.Inbox.FetchAsync(0, -1, MessageSummaryItems.UniqueId | MessageSummaryItems.Envelope, stop))
            .ToDictionary(mail => mail.UniqueId, mail => mail.Envelope!.MessageId!.Trim('<', '>'));
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var thread in await client.Inbox.ThreadAsync(ThreadingAlgorithm.References, SearchQuery.All, stop))
            Walk(thread, null);

        Assert.All(replies, reply =>
        {
            var mail = Conformance.Mail(Encoding.Latin1.GetBytes(reply));
            Assert.Equal(mail.InReplyTo, parents[mail.MessageId!]);
        });

        void Walk(MessageThread thread, string? parent)
        {
            var id = thread.UniqueId is { } uid ? ids[uid] : null;
            if (id is not null && parent is not null)
                parents[id] = parent;
            foreach (var child in thread.Children)
                Walk(child, id ?? parent);
        }
    }

    private static string Configuration(Supply supply, string smtp) =>
        $$"""
        state: state
        identity: { address: reviewbot@reviewbot.invalid }
        sources: { list: {{supply.Source}} }
        lists:
          patches:
            address: [patches@example.org, live-patching@vger.kernel.org]
            mode: moderate
            audience: everybody
            mails: 100
            embargo: 0s
            max-age: 36500d
            per-author: 99
        outbox: { per-hour: 1000, smtp: { {{smtp}} } }

        """;

    private static string[] Split(string mbox) =>
        [.. ("\n" + mbox).Split("\nFrom ", StringSplitOptions.RemoveEmptyEntries).Select(mail => mail[(mail.IndexOf('\n', StringComparison.Ordinal) + 1)..])];

    private static string Latin1(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
