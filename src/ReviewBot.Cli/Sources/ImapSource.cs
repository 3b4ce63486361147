using System.Globalization;
using System.Runtime.CompilerServices;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using ReviewBot.Cli.Servers;
using ReviewBot.Cli.Settings;
using ReviewBot.Mail;

namespace ReviewBot.Cli.Sources;

/// <summary>A folder on an IMAP server. It is opened by EXAMINE, so nothing in it changes, no flag either.</summary>
/// <param name="settings">Where it is.</param>
/// <param name="patience">How long the server may take for an answer.</param>
/// <param name="every">How often to ask for new mails where the server does not offer IDLE.</param>
public sealed class ImapSource(SourceSettings.Imap settings, TimeSpan? patience = null, TimeSpan? every = null)
    : IMailSource, IMailSearch
{
    private const int MailsAtOnce = 100;

    private readonly TimeSpan _patience = patience ?? Connection.Patience;

    /// <inheritdoc/>
    public string Name => settings.Name;

    private string Place => $"imap://{settings.Server.Host}:{settings.Server.Port}/{settings.Folder}";

    /// <inheritdoc/>
    public IAsyncEnumerable<Arrival> ReadAsync(string? cursor, bool wait, CancellationToken stop) =>
        Guarded.ReadAsync(MailsAsync(cursor, wait, stop), Explain, stop);

    /// <inheritdoc/>
    public Task<RawMail?> FindAsync(string messageId, CancellationToken stop) =>
        Guarded.AskAsync(() => SearchAsync(messageId, stop), Explain, stop);

    private SourceException? Explain(Exception e) => ServerTrouble.Explain(e, settings.Server) is { } why
        ? new SourceException($"{Name}: {Place}: {why}", e)
        : null;

    private async IAsyncEnumerable<Arrival> MailsAsync(
        string? cursor, bool wait, [EnumeratorCancellation] CancellationToken stop)
    {
        using var client = await Connection.ImapAsync(settings.Server, _patience, stop);
        var folder = await OpenAsync(client, stop);
        var last = Last(cursor, folder.UidValidity);
        if (last is null)
            yield return new Arrival(null, Cursor(folder, 0))
            {
                Note = $"{Name}: {Place}: the folder was made anew (UIDVALIDITY {folder.UidValidity}); "
                    + "it is read from its start",
            };

        var seen = last ?? 0;
        using var bell = new ImapBell(client, folder, every ?? TimeSpan.FromMinutes(1));
        while (true)
        {
            bell.Quiet();
            foreach (var uids in (await NewAsync(folder, seen, stop)).Chunk(MailsAtOnce))
            {
                await foreach (var arrival in FetchAsync(folder, uids, stop))
                    yield return arrival;
                seen = uids[^1].Id;
            }

            if (!wait)
                break;

            await bell.WaitAsync(stop);
        }

        await client.DisconnectAsync(quit: true, stop);
    }

    // UIDs only rise (RFC 9051 section 2.3.1.1); the range n:* names the last mail even when its UID is below n
    private static async Task<IEnumerable<UniqueId>> NewAsync(ImapFolder folder, uint seen, CancellationToken stop)
    {
        if (folder.Count == 0 || seen == uint.MaxValue)
            return [];

        var range = new UniqueIdRange(folder.UidValidity, seen + 1, uint.MaxValue);
        return (await folder.SearchAsync(SearchQuery.Uids(range), stop)).Where(uid => uid.Id > seen).Order();
    }

    private async IAsyncEnumerable<Arrival> FetchAsync(
        ImapFolder folder, UniqueId[] uids, [EnumeratorCancellation] CancellationToken stop)
    {
        var end = Cursor(folder, uids[^1].Id);
        var cursor = "";
        await foreach (var (uid, bytes) in ImapMails.FetchAsync(folder, uids, stop))
        {
            cursor = Cursor(folder, uid.Id);
            yield return bytes is null
                ? Arrival.TooLarge($"{Name}: {Where(uid)}", cursor)
                : new Arrival(new RawMail(bytes, Where(uid)), cursor);
        }

        // the last may have been expunged meanwhile
        if (cursor != end)
            yield return new Arrival(null, end);
    }

    private async Task<RawMail?> SearchAsync(string messageId, CancellationToken stop)
    {
        if (!MessageIds.CanBeAskedFor(messageId))
            return null;

        using var client = await Connection.ImapAsync(settings.Server, _patience, stop);
        var folder = await OpenAsync(client, stop);
        var found = await folder.SearchAsync(SearchQuery.HeaderContains("Message-ID", $"<{messageId}>"), stop);
        await foreach (var (uid, bytes) in ImapMails.FetchAsync(folder, [.. found.Take(1)], stop))
            return bytes is null ? null : new RawMail(bytes, Where(uid));

        return null;
    }

    private async Task<ImapFolder> OpenAsync(ImapClient client, CancellationToken stop)
    {
        var folder = (ImapFolder)await client.GetFolderAsync(settings.Folder, stop);
        await folder.OpenAsync(FolderAccess.ReadOnly, stop);
        return folder;
    }

    private string Where(UniqueId uid) => $"{Place};UID={uid.Id}";

    private static string Cursor(ImapFolder folder, uint uid) => $"{folder.UidValidity} {uid}";

    // null when the cursor is of another folder
    private static uint? Last(string? cursor, uint validity) => cursor?.Split(' ') switch
    {
        null => 0,
        [var of, var uid] when of == validity.ToString(CultureInfo.InvariantCulture)
            && uint.TryParse(uid, NumberStyles.None, CultureInfo.InvariantCulture, out var last) => last,
        _ => null,
    };
}
