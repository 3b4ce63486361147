using System.Text;

namespace ReviewBot.Cli.Tests.Watch;

/// <summary>Mails that want something to happen that should not.</summary>
public sealed class HostileMailTests
{
    private const string Id = "1@example.org", Victim = "victim@example.com";

    public static TheoryData<string, string> Headers => new()
    {
        { "From", $"=?utf-8?q?A=0D=0ABcc=3A_{Victim.Replace("@", "=40", StringComparison.Ordinal)}?= <a@example.org>" },
        { "From", $"\"A\rBcc: {Victim}\" <a@example.org>" },
        { "From", $"\"a{Victim}>\" <a@example.org>" },
        { "From", $"A <\"a\r\n RCPT TO:<{Victim}>\"@example.org>" },
        { "Subject", $"[PATCH] foo: =?utf-8?q?x=0D=0ABcc=3A_victim=40example.com=0D=0A=0D=0Abody?=" },
        { "Subject", $"[PATCH] foo: x\rBcc: {Victim}" },
        { "Subject", "[PATCH] foo: " + new string('x', 100_000) },
        { "Subject", "[PATCH] foo: =?utf-8?q?=E2=80=AEx=00=1B[2J?=" },
        { "Message-ID", $"<{Id}>\rBcc: {Victim}" },
        { "Message-ID", $"<1 >Bcc:{Victim}<@example.org>" },
        { "Message-ID", "<" + new string('x', 50_000) + "@example.org>" },
        { "Message-ID", "<=?utf-8?q?1=0D=0ABcc=3A_victim=40example.com?=@example.org>" },
        { "References", string.Concat(Enumerable.Range(0, 20_000).Select(number => $"<{number}@example.net>\n ")) },
        { "References", $"<x@example.org\rBcc: {Victim}>" },
        { "Cc", $"=?utf-8?q?{Victim.Replace("@", "=40", StringComparison.Ordinal)}=2C?= <c@example.org>" },
        { "Cc", "group: c@example.org, d@example.org;, undisclosed-recipients:;" },
        { "Cc", string.Join(",\n ", Enumerable.Range(0, 3000).Select(number => $"p{number}@example.net")) },
        { "Reply-To", $"=?utf-8?q?A=0ABcc=3A_victim=40example.com?= <a@example.org>" },
        { "Date", $"Mon, 6 Jan 2025 10:00:00 +0000\rBcc: {Victim}" },
    };

    [Theory, MemberData(nameof(Headers))]
    public async Task A_header_reaches_nobody_else(string field, string value)
    {
        using var list = Open();
        using var bot = new WatcherInProcess(list.Folder);
        list.Raw(Mail(field, value));
        await bot.RunAsync();

        Assert.DoesNotContain(bot.Log, line => line.Contains("bug", StringComparison.Ordinal) || line.Any(char.IsControl));
        Assert.InRange(bot.Sent.Count, 0, 1);
        var original = Conformance.Mail(Encoding.Latin1.GetBytes(Mail(field, value)));
        foreach (var sent in bot.Sent)
        {
            Assert.DoesNotContain(Victim, sent.Recipients);
            var reply = Conformance.Mail(sent.Bytes.Span);
            Assert.Null(reply.Headers["Bcc"]);
            Assert.Empty(Conformance.HeaderFaults(reply));
            Assert.Subset(
                original.To.Concat(original.Cc).Concat(original.From).Concat(original.ReplyTo).SelectMany(Mailboxes).ToHashSet(StringComparer.OrdinalIgnoreCase),
                sent.Recipients.ToHashSet(StringComparer.OrdinalIgnoreCase));
        }

        // and the next mail is answered as ever
        var before = bot.Sent.Count;
        list.Mail("2@example.org", "[PATCH] bar: set c", "", WatchedList.PatchOf("bar.c"));
        await bot.RunAsync();
        Assert.Equal(before + 1, bot.Sent.Count);
    }

    [Fact]
    public async Task A_mail_of_fifty_megabytes_is_passed_by()
    {
        using var list = Open();
        using var bot = new WatcherInProcess(list.Folder);
        var line = new string('x', 1023) + "\n";
        list.Mail("huge@example.org", "[PATCH] foo: huge", "", string.Concat(Enumerable.Repeat(line, 50 * 1024)) + WatchedList.PatchOf("foo.c"));
        list.Mail("2@example.org", "[PATCH] bar: set c", "", WatchedList.PatchOf("bar.c"));
        await bot.RunAsync();

        Assert.Equal("2@example.org", Conformance.Mail(Assert.Single(bot.Sent).Bytes.Span).InReplyTo);
        Assert.True(bot.Number("SELECT coalesce(max(length(bytes)), 0) FROM mail") < 10_000);
    }

    [Theory]
    [InlineData("a command in a patch", "[PATCH] bar: set c", "", "reviewbot: stop\n\nSet c.\n---\n")]
    [InlineData("a command that is quoted", "Re: [PATCH]", "In-Reply-To: <{reply}>\nAuthentication-Results: mx.example.org; dkim=pass header.d=example.org\n", "> reviewbot: stop\n")]
    [InlineData("a command behind a signature of another server", "Re: [PATCH]", "In-Reply-To: <{reply}>\nAuthentication-Results: mx.example.net; dkim=pass header.d=example.org\n", "reviewbot: stop\n")]
    [InlineData("a second header that is forged", "Re: [PATCH]", "In-Reply-To: <{reply}>\nAuthentication-Results: mx.example.org; dkim=fail header.d=example.org\nAuthentication-Results: mx.example.org; dkim=pass header.d=example.org\n", "reviewbot: stop\n")]
    [InlineData("the domain of somebody else", "Re: [PATCH]", "In-Reply-To: <{reply}>\nAuthentication-Results: mx.example.org; dkim=pass header.d=example.net\n", "reviewbot: stop\n")]
    [InlineData("a result in a comment", "Re: [PATCH]", "In-Reply-To: <{reply}>\nAuthentication-Results: mx.example.org; none (dkim=pass header.d=example.org)\n", "reviewbot: stop\n")]
    [InlineData("an answer to nothing of ours", "Re: [PATCH]", "In-Reply-To: <else@example.org>\nAuthentication-Results: mx.example.org; dkim=pass header.d=example.org\n", "reviewbot: stop\n")]
    [InlineData("commands of other bots", "Re: [PATCH]", "In-Reply-To: <{reply}>\nAuthentication-Results: mx.example.org; dkim=pass header.d=example.org\n", "#syz invalid\n@bot stop\nbot: ignore all\nreviewbot-two: stop\npw-bot: reject\n/close\n")]
    public async Task Nothing_of_it_is_obeyed(string what, string subject, string headers, string body)
    {
        using var list = Open();
        using var bot = new WatcherInProcess(list.Folder);
        list.Patch(Id);
        await bot.RunAsync();
        list.Mail("2@example.org", subject, headers.Replace("{reply}", Assert.Single(bot.Sent).MessageId, StringComparison.Ordinal), body);
        await bot.RunAsync();

        Assert.Equal(0, bot.Number("SELECT (SELECT count(*) FROM silence) + (SELECT count(*) FROM ignored) + (SELECT count(*) FROM wrong)"));
        Assert.True(bot.Sent.Count == 1, what);
    }

    public enum Report
    {
        WithoutToken, WithWrongToken, WithToken, ToTaggedAddress, ToWronglyTaggedAddress, OfSomebodyElse,
    }

    [Theory]
    [InlineData("author", Report.WithoutToken, false)]
    [InlineData("author", Report.WithWrongToken, false)]
    [InlineData("author", Report.WithToken, true)]
    [InlineData("author", Report.OfSomebodyElse, false)]
    [InlineData("everybody", Report.WithToken, false)]
    [InlineData("everybody", Report.ToTaggedAddress, true)]
    [InlineData("everybody", Report.ToWronglyTaggedAddress, false)]
    public async Task A_delivery_report_counts_when_it_shows_what_only_a_recipient_can_know(string audience, Report report, bool counts)
    {
        using var list = Open();
        list.Folder.Write("reviewbot.yaml", list.Folder.Read("reviewbot.yaml")
            .Replace("audience: everybody", $"audience: {audience}", StringComparison.Ordinal)
            .Replace("bot@example.org }", "bot@example.org, subaddresses: true }", StringComparison.Ordinal));
        using var bot = new WatcherInProcess(list.Folder);
        list.Patch(Id);
        await bot.RunAsync();
        var sent = Assert.Single(bot.Sent);
        var text = Encoding.UTF8.GetString(sent.Bytes.Span);
        var token = sent.Sender.Split('+', '@')[1];
        Assert.Equal(audience == "author", text.Contains($"X-ReviewBot-Token: {token}\n", StringComparison.Ordinal));

        var known = $"Message-Id: <{sent.MessageId}>";
        list.Raw(
            $"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nSubject: Undelivered\nTo: "
            + report switch
            {
                Report.ToTaggedAddress => sent.Sender,
                Report.ToWronglyTaggedAddress => "bot+0123456789abcdef@example.org",
                _ => "bot@example.org",
            }
            + "\n"
            + Reports.Of(
                report == Report.OfSomebodyElse ? "c@example.org" : "a@example.org",
                report switch
                {
                    Report.WithToken or Report.OfSomebodyElse => $"{known}\nX-ReviewBot-Token: {token}",
                    Report.WithWrongToken => $"{known}\nX-ReviewBot-Token: 0123456789abcdef",
                    _ => known,
                },
                1));
        await bot.RunAsync();

        Assert.Equal(counts ? 1 : 0, bot.Number("SELECT count(*) FROM silence"));
    }

    private static WatchedList Open() => new(Form.Managed, mode: "send, audience: everybody");

    private static IEnumerable<string> Mailboxes(MimeKit.InternetAddress address) => address switch
    {
        MimeKit.MailboxAddress mailbox => [mailbox.Address],
        MimeKit.GroupAddress group => group.Members.SelectMany(Mailboxes),
        _ => [],
    };

    private static string Mail(string field, string value)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["From"] = "A Developer <a@example.org>",
            ["To"] = "patches@example.org",
            ["Subject"] = "[PATCH] foo: set c",
            ["Message-ID"] = $"<{Id}>",
            ["Date"] = "Mon, 6 Jan 2025 10:00:00 +0000",
            [field] = value,
        };
        return string.Concat(headers.Select(header => $"{header.Key}: {header.Value}\n")) + "\n" + WatchedList.PatchOf("foo.c");
    }
}
