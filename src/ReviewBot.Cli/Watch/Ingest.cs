using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Store;
using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Cli.Watch;

/// <summary>Keeps what arrives: the mail and the place behind it in one step, so that neither is without the other.</summary>
internal sealed class Ingest(WatchSettings settings, StateStore store, ILogger log)
{
    // a thread is rarely half as deep
    private const int MostMentions = 500;

    private const string NoId = "@no-message-id.invalid";

    private readonly Commands _commands = new(settings, log);
    private readonly Dictionary<string, DateTimeOffset> _since = settings.Sources.Where(source => source.Since is not null)
        .ToDictionary(source => source.Name, source => source.Since!.Value, StringComparer.Ordinal);

    /// <summary>Takes what a source gave; false when it is nothing new.</summary>
    /// <exception cref="StoreException">It could not be kept; it is to be read again.</exception>
    public bool Take(string source, Arrival arrival, DateTimeOffset now)
    {
        Metrics.Mails.Add(arrival.Mail is null ? 0 : 1);
        return arrival.Mail is { } raw && !(_since.TryGetValue(source, out var since) && ArrivalTime.Of(raw) < since)
            ? Keep(source, raw, arrival.Cursor, now)
            : store.Do(session =>
            {
                session.SetCursor(source, arrival.Cursor, now);
                return false;
            });
    }

    /// <summary>Takes a mail that was asked for; false when it is there already.</summary>
    public bool TakeFound(string source, RawMail raw, DateTimeOffset now) => Keep(source, raw, cursor: null, now);

    /// <summary>Whether a mail has a Message-Id of its own, by which it can be answered.</summary>
    public static bool HasId(string messageId) => !messageId.EndsWith(NoId, StringComparison.Ordinal);

    /// <summary>The content of a kept mail.</summary>
    public static MailContent? Parse(StoredMail mail) =>
        MessageParser.TryParse(mail.Raw, out var message, out _)
            ? PatchParser.Parse(message with { Id = mail.MessageId })
            : null;

    private bool Keep(string source, RawMail raw, string? cursor, DateTimeOffset now)
    {
        var content = MessageParser.TryParse(raw, out var message, out var problem) ? PatchParser.Parse(message) : null;
        return store.Do(session =>
        {
            var isNew = content is null
                ? session.Add(Unreadable(source, raw, problem!.Text, now), [], todo: false)
                : Add(session, source, raw, message!, content, now);
            if (cursor is not null)
                session.SetCursor(source, cursor, now);

            return isNew;
        });
    }

    private bool Add(Session session, string source, RawMail raw, Message message, MailContent content, DateTimeOffset now)
    {
        var mentions = message.References.TakeLast(MostMentions).Append(message.InReplyTo).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var list = ListOf(message);
        var (kind, why) = KindOf(session, message, content, mentions, list);
        var mail = new StoredMail(
            0, message.Id ?? HashOf(raw) + NoId, source, raw.Cursor, now, message.Date is { } date && date < now ? date : now,
            ListMangling.Sender(message).Email.ToLowerInvariant(), message.Subject, list?.Name, kind, why, null,
            kind is MailKind.Machine or MailKind.Foreign ? ReadOnlyMemory<byte>.Empty : raw.Bytes);
        var isTodo = list is not null && kind is MailKind.Patch or MailKind.Cover or MailKind.Word;
        if (!session.Add(mail, mail.Bytes.IsEmpty ? [] : mentions, isTodo))
            return false;

        log.Arrived(Output.Printable(mail.MessageId), source, kind.ToString(), why is null ? "" : $", {Output.Printable(why)}");
        if (kind == MailKind.Word)
            _commands.Obey(session, message, mentions, now);
        else if (kind == MailKind.Machine && AutomaticMail.IsBounce(message))
            Bounces.Note(session, settings, message, raw, mentions, log, now);

        return true;
    }

    private (MailKind Kind, string? Why) KindOf(
        Session session, Message message, MailContent content, List<string> mentions, ListPolicy? list)
    {
        if (settings.Identity?.Email.Equals(message.From.Email, StringComparison.OrdinalIgnoreCase) is true)
            return (MailKind.Machine, "our own");
        // a list may have put another name into From and taken our headers away
        if (message.Id is { } id && session.OutboxBy(id) is not null)
            return (MailKind.Machine, "our own");
        if (AutomaticMail.Why(message) is { } machine)
            return (MailKind.Machine, machine);
        if (list is null)
            return mentions.Exists(mention => session.OutboxBy(mention) is not null)
                ? (MailKind.Word, "an answer to us")
                : (MailKind.Foreign, "of no list that is watched");

        return content switch
        {
            MailContent.OfPatch => (MailKind.Patch, null),
            MailContent.OfCover => (MailKind.Cover, null),
            MailContent.Neither { Why: var why } => (MailKind.Word, why),
            _ => throw new InvalidOperationException("a mail is a patch, a cover letter, or neither"),
        };
    }

    private ListPolicy? ListOf(Message message)
    {
        var to = message.To.Concat(message.Cc).Select(address => address.Email).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var id = message.Headers.GetValueOrDefault("list-id", "");
        return settings.Lists.FirstOrDefault(list => list.Addresses.Any(address =>
            to.Contains(address) || id.Contains($"<{address.Replace('@', '.')}>", StringComparison.OrdinalIgnoreCase)));
    }

    private static StoredMail Unreadable(string source, RawMail raw, string problem, DateTimeOffset now) => new(
        0, HashOf(raw) + NoId, source, raw.Cursor, now, now, "", "", null, MailKind.Unreadable, problem, null, default);

    private static string HashOf(RawMail raw) => Convert.ToHexStringLower(SHA256.HashData(raw.Bytes.Span).AsSpan(0, 16));
}
