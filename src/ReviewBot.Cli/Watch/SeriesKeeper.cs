using System.Collections.Immutable;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Store;
using ReviewBot.Patches;
using ReviewBot.Replies;
using ReviewBot.Reviews;

namespace ReviewBot.Cli.Watch;

/// <summary>Puts the mails that arrived to the series they are of, and says when each series is to be reviewed.</summary>
internal sealed class SeriesKeeper(WatchSettings settings, StateStore store)
{
    /// <summary>Patches of one sender this far apart may still be of one series, as everywhere else.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(30);

    private const int Batch = 128;

    /// <summary>Looks at some mails, the oldest first; false when there are none.</summary>
    public bool Step(DateTimeOffset now) => store.Do(session =>
    {
        var todo = session.Todo(Batch);
        if (todo.Count == 0)
            return false;

        var fresh = todo.Where(mail => mail.Kind != MailKind.Word).ToList();
        var ids = fresh.Select(mail => mail.MessageId).ToHashSet(StringComparer.Ordinal);
        var near = session.Neighbours(fresh, Reach);
        var lists = near.ToDictionary(mail => mail.MessageId, mail => mail.List, StringComparer.Ordinal);
        foreach (var series in Assemble(near, diffs: false))
        {
            var members = Members(series);
            if (members.Any(ids.Contains))
                Keep(session, series, members, members.Select(id => lists.GetValueOrDefault(id)).FirstOrDefault(list => list is not null), now);
        }

        foreach (var mail in todo)
        {
            if (mail.Kind == MailKind.Word)
                Hear(session, mail, now);

            session.SetDone(mail.Id);
        }

        return true;
    });

    /// <summary>The series among mails.</summary>
    public static ImmutableArray<Series> Assemble(IEnumerable<StoredMail> mails, bool diffs) =>
        SeriesAssembler.Assemble(mails.Select(Ingest.Parse).OfType<MailContent>()
            .Select(content => content.ForAssembly(diffs ? KeptText.All : KeptText.None, threads: true))).Series;

    /// <summary>The Message-Ids of the mails that were sent with this version, in order.</summary>
    public static ImmutableArray<string> Members(Series series) =>
    [
        .. series.Patches
            .Where(patch => patch.Tag.Index is not { } index || !series.CarriedOver.Contains(index))
            .Select(patch => patch.Message.Id)
            .Prepend(series.Cover?.Message.Id)
            .OfType<string>()
            .Order(StringComparer.Ordinal),
    ];

    private void Keep(Session session, Series series, ImmutableArray<string> members, string? listName, DateTimeOffset now)
    {
        if (settings.Lists.FirstOrDefault(list => list.Name == listName) is not { } list)
            return;

        var known = session.SeriesOf(members);
        var digest = Fingerprint.Of(string.Join('\n', members));
        if (known is [{ Members: var same }] && same == digest)
            return;

        var first = series.Cover?.Message ?? series.Patches[0].Message;
        var sent = series.Patches.Select(patch => patch.Message.Date).Append(first.Date).Max() is { } last && last < now ? last : now;
        var skip = series.Patches.SelectMany(patch => patch.Tag.Words).FirstOrDefault(word => list.Skip.Contains(word, StringComparer.OrdinalIgnoreCase));
        var author = ListMangling.Sender(first).Email.ToLowerInvariant();
        var kept = new StoredSeries(
            known is [var old, ..] ? old.Id : 0, 0, list.Name, series.RootId ?? members[0], series.ChangeId, series.Subject,
            series.Version, author, first.Date is { } date && date < now ? date : now, series.Total, series.Patches.Length, digest,
            skip is null ? SeriesState.Waiting : SeriesState.Skipped,
            series.Missing.IsEmpty ? sent : sent + list.Grace, skip is null ? null : $"'{skip}' is in its subject");
        if (kept.Id == 0)
        {
            var lineage = session.LineageOf(series.ChangeId, author, series.Subject, [.. first.References, .. first.InReplyTo is { } id ? [id] : Array.Empty<string>()]);
            kept = kept with { Id = session.Add(kept with { Lineage = lineage }) };
        }
        else
        {
            session.Update(kept);
            foreach (var other in known.Skip(1))
                session.Remove(other.Id, kept.Id);
        }

        foreach (var member in members)
            session.SetSeries(member, kept.Id);

        DropOlder(session, kept.Id, now);
    }

    // what is said to a version that is no longer the newest helps nobody
    private static void DropOlder(Session session, long id, DateTimeOffset now)
    {
        var newest = session.Series(id)!;
        foreach (var pending in session.Outbox(newest.List, OutboxState.Queued, OutboxState.Held, OutboxState.Approved))
        {
            if (session.Series(pending.Series) is { } old && old.Lineage == newest.Lineage && old.Version < newest.Version)
                session.Move(pending, OutboxState.Dropped, $"v{newest.Version} is out", now);
        }
    }

    // a person was first: the series is reviewed again, so that its replies say only what the person did not
    private static void Hear(Session session, StoredMail word, DateTimeOffset now)
    {
        if (Ingest.Parse(word) is not { Message: var message })
            return;

        var answered = QuotedLines.Answered(message);
        if (answered.IsEmpty)
            return;

        foreach (var series in session.SeriesOf(message.References.Append(message.InReplyTo).OfType<string>().Distinct(StringComparer.Ordinal)))
        {
            var isOpen = session.OutboxOf(series.Id).Exists(reply => reply.State is OutboxState.Queued or OutboxState.Held);
            if (isOpen && session.Quotes(series.Id).Exists(quote => QuotedLines.Include(answered, quote)))
                session.Reopen(series.Id, "a person made the same remark");
        }
    }
}
