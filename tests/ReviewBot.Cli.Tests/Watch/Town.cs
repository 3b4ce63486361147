using System.Text;
using ReviewBot.Cli.Sinks;

namespace ReviewBot.Cli.Tests.Watch;

/// <summary>What a list does to the mails that go through it.</summary>
public enum ListHabit
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>It puts its own address into From, for DMARC.</summary>
    RewritesFrom,

    /// <summary>That, and it takes away the headers by which machines know each other.</summary>
    StripsHeaders,
}

/// <summary>What happens to mail for the author.</summary>
public enum AuthorHabit
{
    /// <summary>It is read.</summary>
    Reads,

    /// <summary>An autoresponder answers, as RFC 3834 wants it.</summary>
    IsAway,

    /// <summary>An autoresponder answers to all, quotes everything, and does not say what it is.</summary>
    IsAwayRudely,

    /// <summary>It comes back.</summary>
    Bounces,
}

/// <summary>Two bots on one mailing list with one author, and the post between them.</summary>
internal sealed class Town : IDisposable
{
    private const string List = "patches@example.org", Author = "a@example.org";

    private readonly ListHabit _list;
    private readonly AuthorHabit _author;
    private readonly (TestFolder Folder, WatcherInProcess Watcher)[] _bots;
    private int _mails;

    public Town(ListHabit list, AuthorHabit author)
    {
        (_list, _author) = (list, author);
        _bots = [.. Enumerable.Range(1, 2).Select(number =>
        {
            var folder = new TestFolder();
            folder.Write("inbox.mbox", "");
            folder.Write("reviewbot.yaml", Configuration(number));
            return (folder, new WatcherInProcess(folder));
        })];
    }

    /// <summary>How many mails each bot sent.</summary>
    public int[] Sent => [.. _bots.Select(bot => bot.Watcher.Sent.Count)];

    /// <summary>The author sends a patch of a file.</summary>
    public void Post(string file) => ToList(
        $"From: A Developer <{Author}>\nTo: {List}\nSubject: [PATCH] {file}: set c\nDate: Mon, 6 Jan 2025 10:00:00 +0000\n"
        + $"Message-ID: <{file}@example.org>\n\n{WatchedList.PatchOf(file)}");

    /// <summary>Each bot works, and what it sends is delivered, with all that follows.</summary>
    public async Task RoundAsync()
    {
        foreach (var (_, watcher) in _bots)
        {
            watcher.Clock.Now += TimeSpan.FromHours(1);
            var before = watcher.Sent.Count;
            await watcher.RunAsync();
            foreach (var mail in watcher.Sent[before..])
                Deliver(mail);
        }
    }

    public void Dispose()
    {
        foreach (var (folder, watcher) in _bots)
        {
            watcher.Dispose();
            folder.Dispose();
        }
    }

    private static string Configuration(int number) =>
        $$"""
        state: state
        identity: { name: Checker {{number}}, address: checker{{number}}@example.org, subaddresses: true }
        sources: { inbox: { mbox: { path: inbox.mbox } } }
        lists: { patches: { address: {{List}}, mode: send, audience: everybody, embargo: 0s, max-age: 36500d, per-author: 99 } }
        outbox: { mbox: { path: sent.mbox } }
        commands: { authserv-id: mx.example.org }

        """;

    private void Deliver(Outgoing mail)
    {
        var text = Encoding.UTF8.GetString(mail.Bytes.Span);
        if (mail.Recipients.Contains(List))
            ToList(text);
        if (!mail.Recipients.Contains(Author))
            return;

        var (header, body) = (text[..text.IndexOf("\n\n", StringComparison.Ordinal)], text[(text.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
        var from = Conformance.Mail(mail.Bytes.Span).From.Mailboxes.Single().Address;
        var answer = $"Message-ID: <answer-{++_mails}@example.org>\nIn-Reply-To: <{mail.MessageId}>\nReferences: <{mail.MessageId}>\n";
        switch (_author)
        {
            case AuthorHabit.IsAway:
                ToBots($"From: A Developer <{Author}>\nTo: {from}\nSubject: Away\nAuto-Submitted: auto-replied\n{answer}\nI am away.\n");
                break;
            case AuthorHabit.IsAwayRudely:
                var rude = $"From: A Developer <{Author}>\nTo: {from}\nCc: {List}\nSubject: Re: away\n{answer}\nI am away.\n\n> {body.ReplaceLineEndings("\n> ")}\n";
                ToBots(rude);
                ToList(rude);
                break;
            case AuthorHabit.Bounces:
                ToBots($"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nTo: {mail.Sender}\nSubject: Undelivered\n" + Reports.Of(Author, header, _mails));
                break;
        }
    }

    private void ToList(string mail)
    {
        var lines = mail.Split('\n').ToList();
        var end = lines.IndexOf("");
        var header = lines[..end];
        if (_list != ListHabit.Plain)
        {
            var from = header.FindIndex(line => line.StartsWith("From: ", StringComparison.Ordinal));
            var (name, address) = (header[from][6..header[from].IndexOf('<', StringComparison.Ordinal)].Trim(), header[from][6..]);
            header[from] = $"From: {name} via patches <{List}>";
            header.Add($"Reply-To: {address}");
        }

        if (_list == ListHabit.StripsHeaders)
            header.RemoveAll(line => line.StartsWith("X-", StringComparison.Ordinal) || line.StartsWith("Auto-", StringComparison.Ordinal) || line.StartsWith("Precedence", StringComparison.Ordinal));
        ToBots(string.Join('\n', [.. header, "List-Id: <patches.example.org>", .. lines[end..]]));
    }

    private void ToBots(string mail)
    {
        foreach (var (folder, _) in _bots)
            File.AppendAllText(Path.Join(folder.Path, "inbox.mbox"), $"From x Mon Jan  6 10:00:00 2025\n{mail}\n");
    }
}

/// <summary>Delivery reports (RFC 3464).</summary>
internal static class Reports
{
    /// <summary>The rest of a report about a mail that did not reach somebody, from Message-ID on.</summary>
    public static string Of(string recipient, string header, int number) =>
        $"""
        Message-ID: <report-{number}@mx.example.org>
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        There is no such user.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org

        Final-Recipient: rfc822; {recipient}
        Action: failed
        Status: 5.1.1

        --b
        Content-Type: text/rfc822-headers

        {header}

        --b--

        """;
}
