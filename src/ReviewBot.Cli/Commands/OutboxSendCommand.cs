using System.CommandLine;
using System.Text;
using Microsoft.Extensions.Logging;
using ReviewBot.Cli.Outbox;
using ReviewBot.Cli.Sinks;
using ReviewBot.Cli.Store;
using ReviewBot.Cli.Watch;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot outbox send</c>: approve replies and send them at once, where no watcher runs.</summary>
internal static class OutboxSendCommand
{
    public static Command Create()
    {
        var chosen = new ChosenReplies("send");
        var command = new DescribedCommand("send", "Approve replies and send what may go out now, without a watcher.")
        {
            Examples = [("reviewbot outbox send 7", "this one"), ("reviewbot outbox send --all", "all that are held")],
        };
        chosen.AddTo(command);
        command.SetAction(parsed =>
        {
            var settings = chosen.Config.Read(parsed);
            if (settings.Sink is not { } sink)
                throw new UsageException("reviewbot: the configuration has no 'outbox' to send to");

            using var store = StateStore.Open(settings.State);
            // a watcher sends what is approved by itself
            using var only = StateLock.Take(settings.State);
            using var host = WatchHost.Create(LogLevel.Information);
            var sender = new Sender(settings, store, MailSinks.Open(sink), WatchHost.Log(host));
            sender.Recover(DateTimeOffset.UtcNow);
            var ids = chosen.Move(parsed, store, settings, OutboxState.Approved);
            while (sender.StepAsync(DateTimeOffset.UtcNow, CancellationToken.None).GetAwaiter().GetResult() > 0)
            {
                // until nothing may go out any more
            }

            var text = new StringBuilder();
            var mails = ids.Select(id => OutboxCommand.Find(store, id)).ToList();
            foreach (var mail in mails)
                text.Append(OutboxCommand.Line(mail));

            Output.Write(text.ToString());
            return mails.TrueForAll(mail => mail.State == OutboxState.Sent) ? ExitCode.Clean : ExitCode.Findings;
        });
        return command;
    }
}
