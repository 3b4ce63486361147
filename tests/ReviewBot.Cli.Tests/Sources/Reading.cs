using System.Text;
using ReviewBot.Cli.Sources;
using ReviewBot.Mail;

namespace ReviewBot.Cli.Tests.Sources;

/// <summary>Reads sources the way that a watcher does.</summary>
internal static class Reading
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(60);

    /// <summary>What is there behind a cursor.</summary>
    public static async Task<List<Arrival>> OnceAsync(this IMailSource source, string? cursor = null)
    {
        using var late = new CancellationTokenSource(Enough);
        var found = new List<Arrival>();
        await foreach (var arrival in source.ReadAsync(cursor, wait: false, late.Token))
            found.Add(arrival);
        Assert.False(late.IsCancellationRequested, "the source does not end");
        return found;
    }

    /// <summary>Waits for mails until there are enough of them; <paramref name="then"/> is told how many came.</summary>
    public static async Task<List<Arrival>> WaitAsync(
        this IMailSource source, string? cursor, int mails, Func<int, Task>? then = null)
    {
        using var stop = new CancellationTokenSource(Enough);
        var found = new List<Arrival>();
        await foreach (var arrival in source.ReadAsync(cursor, wait: true, stop.Token))
        {
            found.Add(arrival);
            if (arrival.Mail is null)
                continue;

            if (found.Count(each => each.Mail is not null) == mails)
                await stop.CancelAsync();
            else if (then is not null)
                await then(found.Count(each => each.Mail is not null));
        }

        Assert.Equal(mails, found.Count(arrival => arrival.Mail is not null));
        return found;
    }

    /// <summary>Why a source cannot be read.</summary>
    public static async Task<string> TroubleAsync(this IMailSource source, string? cursor = null) =>
        (await Assert.ThrowsAsync<SourceException>(() => source.OnceAsync(cursor))).Message;

    /// <summary>What comes from a source that is waited for, until it cannot be read any more, and why not.</summary>
    public static async Task<(List<Arrival> Arrivals, string Trouble)> UntilTroubleAsync(
        this IMailSource source, Action<Arrival>? then = null)
    {
        using var late = new CancellationTokenSource(Enough);
        var found = new List<Arrival>();
        var trouble = await Assert.ThrowsAsync<SourceException>(async () =>
        {
            await foreach (var arrival in source.ReadAsync(null, wait: true, late.Token))
            {
                found.Add(arrival);
                then?.Invoke(arrival);
            }
        });
        return (found, trouble.Message);
    }

    /// <summary>The mail of a Message-Id; null when it is not there.</summary>
    public static async Task<string?> FoundAsync(this IMailSearch source, string messageId) =>
        (await source.FindAsync(messageId, TestContext.Current.CancellationToken))?.Text();

    /// <summary>The Message-Ids of the mails.</summary>
    public static string[] Ids(this IEnumerable<Arrival> arrivals) =>
        [.. arrivals.Select(arrival => arrival.Mail).OfType<RawMail>().Select(Id)];

    /// <summary>The mails, byte for byte, with LF line ends.</summary>
    public static string[] Texts(this IEnumerable<Arrival> arrivals) =>
        [.. arrivals.Select(arrival => arrival.Mail).OfType<RawMail>().Select(Text)];

    /// <summary>A mail, byte for byte, with LF line ends.</summary>
    public static string Text(this RawMail mail) =>
        Encoding.Latin1.GetString(mail.Bytes.Span).Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>The notes.</summary>
    public static string[] Notes(this IEnumerable<Arrival> arrivals) =>
        [.. arrivals.Select(arrival => arrival.Note).OfType<string>()];

    /// <summary>A short mail with a number.</summary>
    public static string Mail(int number) =>
        $"From: A Developer <a@example.org>\nMessage-ID: <{number}@example.org>\nSubject: mail {number}\n\nText of {number}.\n.\n..dots\n";

    private static string Id(RawMail mail)
    {
        Assert.True(MessageParser.TryParse(mail, out var message, out var problem), problem?.ToString());
        return message.Id!.Split('@')[0];
    }
}
