using Microsoft.Extensions.Logging;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Store;
using ReviewBot.Mail;
using ReviewBot.Replies;

namespace ReviewBot.Cli.Watch;

/// <summary>
/// Does what people ask in answers to our replies: only those who were written to, or the admins, and only when our own
/// mail server says that it is they. Nothing is answered.
/// </summary>
internal sealed class Commands(WatchSettings settings, ILogger log)
{
    /// <summary>Obeys the commands of a mail, if it has any and may give them.</summary>
    public void Obey(Session session, Message message, IEnumerable<string> mentions, DateTimeOffset now)
    {
        var commands = MailCommand.In(message);
        if (commands.IsEmpty)
            return;

        var by = message.From.Email.ToLowerInvariant();
        var reply = mentions.Select(id => session.OutboxBy(id)).FirstOrDefault(reply => reply is not null);
        var why = reply is null ? "not an answer to one of our replies"
            : settings.AuthServer is not { } server || !AuthenticatedMail.Is(message, server) ? "not authenticated"
            : !IsHeard(session, reply, by) ? "neither the author nor an admin"
            : null;
        foreach (var command in commands)
        {
            var effect = why is null ? Do(session, command, reply!, by, message.Id ?? "", now) : $"not obeyed: {why}";
            log.Commanded(Name(command), Output.Printable(by), Output.Printable(message.Id ?? ""), effect);
        }
    }

    private bool IsHeard(Session session, OutboxMail reply, string by) =>
        reply.Author == by
        || settings.Admins.Contains(by, StringComparer.OrdinalIgnoreCase)
        || session.Series(reply.Series)?.Author == by;

    private static string Do(Session session, MailCommand command, OutboxMail reply, string by, string mail, DateTimeOffset now)
    {
        switch (command)
        {
            case MailCommand.Stop:
                session.Silence(by, $"asked to in <{mail}>", now);
                foreach (var pending in session.Outbox(null, OutboxState.Queued, OutboxState.Held, OutboxState.Approved))
                {
                    if (pending.Author == by)
                        session.Move(pending, OutboxState.Dropped, "the author wants no mail", now);
                }

                return "gets no more mail";
            case MailCommand.Ignore(var rule):
                var lineage = session.Series(reply.Series)?.Lineage ?? 0;
                session.Ignore(lineage, rule, $"{by} asked to in <{mail}>");
                return $"no more about {rule} in this series";
            case MailCommand.Wrong(var rule):
                return $"{session.SetWrong(reply, rule, by, mail, now)} remarks noted as wrong";
            default:
                throw new InvalidOperationException("an unknown command");
        }
    }

    private static string Name(MailCommand command) => command switch
    {
        MailCommand.Stop => "stop",
        MailCommand.Ignore => "ignore",
        _ => "wrong",
    };
}
