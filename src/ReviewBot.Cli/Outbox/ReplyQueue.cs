using ReviewBot.Cli.Commands;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Store;
using ReviewBot.Cli.Watch;
using ReviewBot.Replies;
using ReviewBot.Reviews;

namespace ReviewBot.Cli.Outbox;

/// <summary>Writes the replies to a series into the outbox, in the state that the policy of its list gives them.</summary>
internal sealed class ReplyQueue(WatchSettings settings)
{
    /// <summary>Puts the replies there in place of those that did not go out yet; returns how many there are.</summary>
    public int Put(Session session, StoredSeries series, ListPolicy list, SeriesReview review, DateTimeOffset now)
    {
        var replies = ReplyWriter.Write(
            Review.Of(CommandLine.Version, review.Tree ?? TreeInfo.None, [review], []), review, Style(session, series, list));
        var current = replies.Select(reply => reply.MessageId).ToHashSet(StringComparer.Ordinal);
        foreach (var old in session.OutboxOf(series.Id).Where(old => !current.Contains(old.MessageId)))
        {
            if (old.State is OutboxState.Queued or OutboxState.Held or OutboxState.Approved)
                session.Move(old, OutboxState.Dropped, series.Why ?? "the series was reviewed again", now);
        }

        foreach (var reply in replies)
        {
            var why = Refusal(session, series, list, reply, now);
            var state = why is not null ? OutboxState.Dropped
                : list.Mode == SendingMode.Send ? OutboxState.Queued
                : OutboxState.Held;
            session.Add(reply, series.Id, list.Name, state, why ?? (list.Mode == SendingMode.DryRun ? "dry run" : null), now, series.Sent + list.Embargo);
        }

        return replies.Length;
    }

    /// <summary>Why a reply must never go out, whoever approves it; null when it may.</summary>
    public static string? Refusal(Session session, StoredSeries series, string to)
    {
        if (session.NewestVersion(series.Lineage) is var newest && newest > series.Version)
            return $"v{newest} is out";

        return session.SilenceOf(to) is { } why ? $"the author wants no mail: {why}" : null;
    }

    private static string? Refusal(Session session, StoredSeries series, ListPolicy list, Reply reply, DateTimeOffset now)
    {
        if (reply.InReplyTo is not { } id || !Ingest.HasId(id))
            return "the patch has no Message-Id to answer to";
        if (now - series.Sent > list.MaxAge)
            return "the patch is too old";
        if (session.SentTo(series.Id) >= list.MostMails)
            return $"the series got {list.MostMails} already";

        return Refusal(session, series, reply.To.Email);
    }

    private ReplyStyle Style(Session session, StoredSeries series, ListPolicy list)
    {
        var style = ReplyStyle.Draft with
        {
            Audience = list.Audience,
            Lists = [.. settings.Lists.SelectMany(one => one.Addresses)],
            Without = [.. session.Silenced()],
            MostMails = list.MostMails,
            Earlier = [.. session.Said(series)],
        };
        return settings.Identity is not { } identity ? style : style with
        {
            From = identity,
            ReplyTo = settings.ReplyTo,
            IsAnswerable = settings.AuthServer is not null,
        };
    }
}
