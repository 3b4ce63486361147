using MimeKit;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sources;

namespace ReviewBot.Cli.Tests.Watch;

/// <summary>What the watcher would have said, by the clock of the mails.</summary>
public sealed class ReplayTests
{
    [Theory, ClassData<BothForms>]
    public void What_would_have_been_sent_goes_to_a_file_at_its_time(Form form)
    {
        using var list = new WatchedList(form, mode: "dry-run");
        list.Folder.Write("reviewbot.yaml", list.Folder.Read("reviewbot.yaml").Replace("embargo: 0s, max-age: 36500d", "embargo: 2h", StringComparison.Ordinal));
        list.Patch("v1@example.org");
        list.Patch("v2@example.org", tag: "PATCH v2");
        list.Folder.Write("list.mbox", list.Folder.Read("list.mbox") + list.Folder.Read("list.mbox")
            .Replace("6 Jan 2025", "6 Mar 2025", StringComparison.Ordinal).Replace("@example.org>", "@other.example.org>", StringComparison.Ordinal)
            .Replace("foo", "bar", StringComparison.Ordinal));

        var run = list.Run("watch", "--replay", "said.mbox");

        Assert.Equal(
            """
            month     mails  reviews  sent  dropped
            2025-01       2        2     1        1
            2025-03       2        2     1        1
            all           4        4     2        2
            dropped 2: v2 is out
            0.7 mails a month, 1 at most

            """, run.Succeeded());
        var said = Conformance.Mbox(list.Folder.Read("said.mbox")).ToList();
        Assert.Equal(["v2@example.org", "v2@other.example.org"], said.Select(mail => mail.InReplyTo!));
        Assert.Equal(["2025-01-06T12:01", "2025-03-06T12:01"], said.Select(mail => mail.Date.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("", list.Sent);
        Assert.False(Directory.Exists(Path.Join(list.Folder.Path, "state")));
    }

    [Theory]
    [InlineData("author")]
    [InlineData("everybody")]
    public async Task Each_reply_to_a_real_list_is_as_it_should_be(string audience)
    {
        var corpus = Environment.GetEnvironmentVariable("REVIEWBOT_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(corpus), "REVIEWBOT_CORPUS does not name the folder of the measuring data");
        var archive = Path.Join(corpus, "archives", "live-patching.git");
        using var folder = new TestFolder();
        folder.Write(
            "reviewbot.yaml",
            $$"""
            state: state
            identity: { name: ReviewBot, address: bot@example.org, reply-to: person@example.org }
            sources: { archive: { public-inbox: { path: {{archive}} } } }
            lists: { live-patching: { address: live-patching@vger.kernel.org, audience: {{audience}} } }
            """);

        var report = Cli.Run(Form.Native, folder, ["watch", "--replay", "said.mbox"]).Succeeded();
        TestContext.Current.TestOutputHelper?.WriteLine(report);

        var originals = await OriginalsAsync(archive);
        var replies = Conformance.Mbox(folder.Read("said.mbox")).ToList();
        Assert.NotEmpty(replies);
        var faults = string.Join('\n', replies.SelectMany(reply => Conformance.Faults(
                reply, originals[reply.InReplyTo!], [.. originals.Values.Where(mail => IsNear(mail, originals[reply.InReplyTo!]))])
            .Select(fault => $"{reply.InReplyTo}: {fault}")));
        Assert.True(faults.Length == 0, faults);
        Assert.Equal(replies.Count, replies.Select(reply => reply.MessageId).Distinct().Count());
        Assert.All(replies, reply => Assert.DoesNotContain("re:", originals[reply.InReplyTo!].Subject![..3], StringComparison.OrdinalIgnoreCase));
    }

    // not all patches of a series are threaded under its cover letter
    private static bool IsNear(MimeMessage mail, MimeMessage original) =>
        mail.From.ToString() == original.From.ToString() && (mail.Date - original.Date).Duration() < TimeSpan.FromDays(1);

    private static async Task<Dictionary<string, MimeMessage>> OriginalsAsync(string archive)
    {
        var mails = new Dictionary<string, MimeMessage>(StringComparer.Ordinal);
        var source = MailSources.Open(new SourceSettings.PublicInbox("archive", archive, null, TimeSpan.Zero));
        await foreach (var arrival in source.ReadAsync(null, wait: false, TestContext.Current.CancellationToken))
        {
            if (arrival.Mail is { } raw && Conformance.Mail(raw.Bytes.Span) is { MessageId: { } id } mail)
                mails.TryAdd(id, mail);
        }

        return mails;
    }
}
