using System.Runtime.CompilerServices;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using ReviewBot.Mail;

namespace ReviewBot.Cli.Sources;

/// <summary>Fetches mails of a folder many at a time, within the limits of memory.</summary>
internal static class ImapMails
{
    private const int BytesAtOnce = 8 * 1024 * 1024;

    /// <summary>
    /// The mails that are there, in the order asked for; no bytes for one that is too large to be read.
    /// </summary>
    public static async IAsyncEnumerable<(UniqueId Uid, byte[]? Bytes)> FetchAsync(
        ImapFolder folder, IReadOnlyList<UniqueId> uids, [EnumeratorCancellation] CancellationToken stop)
    {
        if (uids.Count == 0)
            yield break;

        var request = new FetchRequest(MessageSummaryItems.UniqueId | MessageSummaryItems.Size);
        var sizes = (await folder.FetchAsync([.. uids], request, stop)).DistinctBy(mail => mail.UniqueId)
            .ToDictionary(mail => mail.UniqueId, mail => mail.Size ?? 0);
        foreach (var batch in Batches(uids.Where(sizes.ContainsKey), uid => sizes[uid]))
        {
            var mails = await ContentAsync(
                folder, [.. batch.Where(uid => sizes[uid] <= MessageParser.MaxBytes)], stop);
            foreach (var uid in batch)
            {
                if (sizes[uid] > MessageParser.MaxBytes)
                    yield return (uid, null);
                else if (mails.Remove(uid, out var bytes))
                    yield return (uid, bytes);
            }
        }
    }

    private static IEnumerable<List<UniqueId>> Batches(IEnumerable<UniqueId> uids, Func<UniqueId, uint> size)
    {
        var (batch, bytes) = (new List<UniqueId>(), 0L);
        foreach (var uid in uids)
        {
            if (batch.Count > 0 && bytes + size(uid) > BytesAtOnce)
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(uid);
            bytes += size(uid) > MessageParser.MaxBytes ? 0 : size(uid);
        }

        if (batch.Count > 0)
            yield return batch;
    }

    private static async Task<Dictionary<UniqueId, byte[]>> ContentAsync(
        ImapFolder folder, List<UniqueId> uids, CancellationToken stop)
    {
        var found = new Dictionary<UniqueId, byte[]>();
        try
        {
            await StreamsAsync(uids);
        }
        catch (ImapCommandException)
        {
            // one that was expunged fails the command for all; what is there still must be given
            await folder.CheckAsync(stop);
            var there = await folder.SearchAsync(SearchQuery.Uids(uids), stop);
            await StreamsAsync([.. there.Where(uid => !found.ContainsKey(uid))]);
        }

        return found;

        async Task StreamsAsync(List<UniqueId> asked)
        {
            if (asked.Count > 0)
                await folder.GetStreamsAsync(asked, async (_, _, uid, stream, token) =>
                {
                    var bytes = new byte[stream.Length];
                    await stream.ReadExactlyAsync(bytes, token);
                    found[uid] = bytes;
                }, stop);
        }
    }
}
