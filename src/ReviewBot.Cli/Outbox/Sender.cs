using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sinks;
using ReviewBot.Cli.Store;
using ReviewBot.Cli.Watch;
using ReviewBot.Replies;

namespace ReviewBot.Cli.Outbox;

/// <summary>
/// Hands replies over, each at most once: that it is being sent is written down first, and what was being sent when the
/// program ended is never sent again.
/// </summary>
internal sealed class Sender(WatchSettings settings, StateStore store, ISink sink, ILogger log)
{
    // with the pauses between them, three days
    private const int MostAttempts = 21;

    /// <summary>Gives up what an earlier run was sending: nobody knows whether it arrived.</summary>
    public void Recover(DateTimeOffset now) => store.Do(session =>
    {
        foreach (var mail in session.Outbox(null, OutboxState.Sending))
        {
            const string Why = "the program ended while it was being sent; it may have arrived";
            session.Move(mail, OutboxState.Failed, Why, now);
            log.Unsure(mail.Id, Why);
        }
    });

    /// <summary>Sends what may go out now; returns how many replies went out.</summary>
    public async Task<int> StepAsync(DateTimeOffset now, CancellationToken stop)
    {
        var sent = 0;
        while (!stop.IsCancellationRequested && !EmergencyStop.IsSet(settings.State) && store.Do(session => Next(session, now)) is { } mail)
        {
            if (await TrySendAsync(mail, now, stop))
                sent++;
        }

        return sent;
    }

    // the reply to send, marked so; those that may not go out are put off or dropped on the way
    private OutboxMail? Next(Session session, DateTimeOffset now)
    {
        if (session.SentWithin(TimeSpan.FromHours(1), now) >= settings.MostAnHour)
            return null;

        foreach (var mail in session.Sendable(now))
        {
            var list = settings.Lists.FirstOrDefault(list => list.Name == mail.List);
            var refusal = list is null ? "its list is no longer watched"
                : list.Mode == SendingMode.DryRun ? "dry run"
                : session.Series(mail.Series) is { } series ? ReplyQueue.Refusal(session, series, mail.Recipients[0])
                : "its series is gone";
            if (refusal is not null)
            {
                session.Move(mail, OutboxState.Dropped, refusal, now);
                log.Moved(mail.Id, "dropped", $": {Output.Printable(refusal)}");
            }
            else if (list!.Quiet?.Hold(now) is true)
            {
                session.Delay(mail.Id, now, TimeSpan.FromMinutes(10), "quiet hours");
            }
            else if (session.SentWithin(TimeSpan.FromDays(1), now, mail.Author) >= list.MostADay)
            {
                session.Delay(mail.Id, now, TimeSpan.FromHours(1), $"the author got {list.MostADay} mails today");
            }
            else if (session.Move(mail, OutboxState.Sending, null, now))
            {
                // a reply that goes to one person is the only proof that whoever shows its token got it
                var token = mail.Token ?? RandomNumberGenerator.GetHexString(16, lowercase: true);
                var text = ReplyMail.Sent(mail.Text, now, mail.Recipients is [_] ? token : null);
                session.SetSentText(mail.Id, text, token);
                return mail with { State = OutboxState.Sending, SentText = text, Token = token, Attempts = mail.Attempts + 1 };
            }
        }

        return null;
    }

    private async Task<bool> TrySendAsync(OutboxMail mail, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            var from = settings.BouncesTo(mail.Token!) ?? settings.Identity?.Email ?? ReplyStyle.Draft.From.Email;
            await sink.SendAsync(new Outgoing(mail.MessageId, from, mail.Recipients, System.Text.Encoding.UTF8.GetBytes(mail.SentText!)), stop);
            store.Do(session => session.Move(mail, OutboxState.Sent, sink.Name, now));
            Metrics.Sent.Add(1);
            log.Moved(mail.Id, "sent", $" to {sink.Name}");
            return true;
        }
        catch (SinkException e)
        {
            Metrics.Failures.Add(1);
            Failed(mail, e, now);
            return false;
        }
        catch (OperationCanceledException)
        {
            // nobody waited for the answer
            Failed(mail, new SinkException("stopped while it was being sent", mayHaveArrived: true, isTemporary: false), now);
            return false;
        }
    }

    private void Failed(OutboxMail mail, SinkException e, DateTimeOffset now)
    {
        var why = Output.Printable(e.Message);
        store.Do(session =>
        {
            if (e.MayHaveArrived || !e.IsTemporary || mail.Attempts >= MostAttempts)
            {
                session.Move(mail, OutboxState.Failed, why, now);
                if (!e.MayHaveArrived)
                    session.ClearSentText(mail.Id);
            }
            else
            {
                session.Move(mail, OutboxState.Approved, why, now);
                session.ClearSentText(mail.Id);
                session.Delay(mail.Id, now, TimeSpan.FromMinutes(Math.Min(Math.Pow(4, mail.Attempts), OutboxTable.LongestPause.TotalMinutes)), why);
            }
        });
        if (e.MayHaveArrived)
            log.Unsure(mail.Id, why);
        else
            log.Moved(mail.Id, "not sent", $": {why}");
    }
}
