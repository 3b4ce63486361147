using System.Globalization;
using System.Runtime.CompilerServices;
using MailKit.Net.Pop3;
using ReviewBot.Cli.Servers;
using ReviewBot.Cli.Settings;
using ReviewBot.Mail;

namespace ReviewBot.Cli.Sources;

/// <summary>
/// A mailbox on a POP3 server, where all mails stay. The cursor names those that were read by their unique ids (UIDL).
/// </summary>
/// <param name="settings">Where it is.</param>
/// <param name="patience">How long the server may take for an answer.</param>
public sealed class Pop3Source(SourceSettings.Pop3 settings, TimeSpan? patience = null) : IMailSource
{
    private const int BytesAtOnce = 8 * 1024 * 1024, MailsAtOnce = 100;

    private readonly MailServer _server = settings.Server;

    /// <inheritdoc/>
    public string Name => settings.Name;

    private string Place => $"pop3://{_server.Host}:{_server.Port}";

    /// <inheritdoc/>
    public IAsyncEnumerable<Arrival> ReadAsync(string? cursor, bool wait, CancellationToken stop)
    {
        Func<Task>? next = wait ? () => Task.Delay(settings.Every, stop) : null;
        return Guarded.ReadAsync(Guarded.RepeatAsync(from => NewAsync(from, stop), cursor, next, stop), Explain, stop);
    }

    private SourceException? Explain(Exception e) => ServerTrouble.Explain(e, _server) is { } why
        ? new SourceException($"{Name}: {Place}: {why}", e)
        : null;

    private async IAsyncEnumerable<Arrival> NewAsync(string? cursor, [EnumeratorCancellation] CancellationToken stop)
    {
        // a server gives one session the mails that were there when it began
        using var client = await Connection.Pop3Async(_server, patience ?? Connection.Patience, stop);
        if (!client.Capabilities.HasFlag(Pop3Capabilities.UIDL))
            throw new NotSupportedException("the server has no unique ids (UIDL)");

        var uids = await client.GetMessageUidsAsync(stop);
        if (uids.Count > SeenNames.Most)
            throw new NotSupportedException(
                $"more than {SeenNames.Most} mails; take old ones away, or read the mailbox by IMAP");

        var seen = SeenNames.Read(cursor) ?? SeenNames.Read(null)!;
        seen.Keep(uids);
        int[] unread = [.. Enumerable.Range(0, uids.Count).Where(index => !seen.Contains(uids[index]))];
        var sizes = unread is [] ? [] : await client.GetMessageSizesAsync(stop);
        var place = cursor ?? "";
        foreach (var portion in unread.Chunk(SeenNames.Portion(uids.Count)))
        {
            await foreach (var (index, bytes) in FetchAsync(client, portion, sizes, stop))
            {
                seen.Add(uids[index]);
                if (index == portion[^1])
                    place = seen.ToCursor();
                yield return bytes is null
                    ? Arrival.TooLarge($"{Name}: {Where(uids[index])}", place)
                    : new Arrival(new RawMail(bytes, Where(uids[index])), place);
            }
        }

        await client.DisconnectAsync(quit: true, stop);
    }

    private static async IAsyncEnumerable<(int Index, byte[]? Bytes)> FetchAsync(
        Pop3Client client, int[] indexes, IList<int> sizes, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var at = 0; at < indexes.Length;)
        {
            if (sizes[indexes[at]] > MessageParser.MaxBytes)
            {
                yield return (indexes[at++], null);
                continue;
            }

            var (batch, bytes) = (new List<int>(), 0L);
            while (at < indexes.Length && batch.Count < MailsAtOnce && sizes[indexes[at]] <= MessageParser.MaxBytes
                && (batch.Count == 0 || bytes + sizes[indexes[at]] <= BytesAtOnce))
            {
                bytes += sizes[indexes[at]];
                batch.Add(indexes[at++]);
            }

            var streams = await client.GetStreamsAsync(batch, headersOnly: false, stop);
            foreach (var (index, stream) in batch.Zip(streams))
            {
                using var content = new MemoryStream();
                await using (stream)
                    await stream.CopyToAsync(content, stop);
                yield return (index, content.ToArray());
            }
        }
    }

    private string Where(string uid) => string.Create(CultureInfo.InvariantCulture, $"{Place};UIDL={uid}");
}
