using System.CommandLine;
using System.Text;
using ReviewBot.Cli.Outbox;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Store;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot outbox</c>: the replies of the watcher, and the word of a person on them.</summary>
internal static class OutboxCommand
{
    public static Command Create() => new("outbox", "Look at the replies of the watcher, approve or reject them.")
    {
        List(),
        Show(),
        Decide("approve", "Let replies go out.", OutboxState.Approved),
        Decide("reject", "Never send replies.", OutboxState.Dropped),
        Stop("stop", "Stop all sending at once, of every process.", isSet: true),
        Stop("resume", "Send again after 'stop'.", isSet: false),
        Unmute(),
    };

    private static DescribedCommand List()
    {
        var every = new Option<bool>("--all") { Description = "Those that were sent, failed or dropped, too." };
        var list = new Option<string?>("--list") { HelpName = "NAME", Description = "Those of one list." };
        var command = new DescribedCommand("list", "List the replies that wait, the oldest first.")
        {
            Examples = [("reviewbot outbox list", "what waits for you"), ("reviewbot outbox list --all", "and what became of the others")],
        };
        var config = new WatchOption();
        config.AddTo(command);
        command.Add(every);
        command.Add(list);
        command.SetAction(parsed =>
        {
            using var store = config.Open(parsed);
            var states = parsed.GetValue(every)
                ? Enum.GetValues<OutboxState>()
                : [OutboxState.Queued, OutboxState.Held, OutboxState.Approved, OutboxState.Sending];
            var text = new StringBuilder();
            foreach (var mail in store.Do(session => session.Outbox(parsed.GetValue(list), states)))
                text.Append(Output.Printable($"{mail.Id}  {mail.State.ToString().ToLowerInvariant()}  {mail.List}  {mail.Recipients[0]}  {mail.Subject}{(mail.Why is null ? "" : $" ({mail.Why})")}")).Append('\n');

            Output.Write(text.ToString());
            return ExitCode.Clean;
        });
        return command;
    }

    private static DescribedCommand Show()
    {
        var id = new Argument<long>("ID") { Description = "The number that 'outbox list' shows." };
        var command = new DescribedCommand("show", "Print a reply as it would be sent.")
        {
            Examples = [("reviewbot outbox show 7", "read it before you approve it")],
        };
        var config = new WatchOption();
        command.Add(id);
        config.AddTo(command);
        command.SetAction(parsed =>
        {
            using var store = config.Open(parsed);
            var mail = store.Do(session => session.Outbox(parsed.GetValue(id))) ?? throw Unknown(parsed.GetValue(id));
            Output.Write(mail.SentText ?? mail.Text);
            return ExitCode.Clean;
        });
        return command;
    }

    private static DescribedCommand Decide(string name, string description, OutboxState state)
    {
        var ids = new Argument<long[]>("ID") { Description = "The numbers that 'outbox list' shows.", Arity = ArgumentArity.ZeroOrMore };
        var every = new Option<bool>("--all") { Description = "All that are held." };
        var list = new Option<string?>("--list") { HelpName = "NAME", Description = "With --all, those of one list." };
        var command = new DescribedCommand(name, description)
        {
            Examples = [($"reviewbot outbox {name} 7 8", "two of them"), ($"reviewbot outbox {name} --all --list live-patching", "all that are held for a list")],
        };
        var config = new WatchOption();
        command.Add(ids);
        command.Add(every);
        command.Add(list);
        config.AddTo(command);
        command.SetAction(parsed =>
        {
            var settings = config.Read(parsed);
            if ((parsed.GetValue(ids) ?? []).Length == 0 && !parsed.GetValue(every))
                throw new UsageException($"reviewbot: which replies? 'reviewbot outbox {name} ID…' or '--all'");

            using var store = StateStore.Open(settings.State);
            store.Do(session =>
            {
                var mails = parsed.GetValue(every)
                    ? session.Outbox(parsed.GetValue(list), OutboxState.Held)
                    : [.. parsed.GetValue(ids)!.Select(id => session.Outbox(id) ?? throw Unknown(id))];
                foreach (var mail in mails)
                    Move(session, settings, mail, state, name);
            });
            return ExitCode.Clean;
        });
        return command;
    }

    private static void Move(Session session, WatchSettings settings, OutboxMail mail, OutboxState state, string name)
    {
        if (mail.State is not (OutboxState.Held or OutboxState.Queued or OutboxState.Approved))
            throw new UsageException($"reviewbot: reply {mail.Id} is {mail.State.ToString().ToLowerInvariant()}: too late to {name} it");

        if (state == OutboxState.Approved && settings.Lists.FirstOrDefault(list => list.Name == mail.List) is { Mode: SendingMode.DryRun })
            throw new UsageException($"reviewbot: reply {mail.Id} is of '{mail.List}', which is a dry run: nothing of it is sent");

        session.Move(mail, state, state == OutboxState.Dropped ? "rejected" : null, DateTimeOffset.UtcNow);
    }

    private static DescribedCommand Stop(string name, string description, bool isSet)
    {
        var command = new DescribedCommand(name, description)
        {
            Examples = [($"reviewbot outbox {name}", isSet ? "when something goes wrong in public" : "when it is mended")],
        };
        var config = new WatchOption();
        config.AddTo(command);
        command.SetAction(parsed =>
        {
            EmergencyStop.Set(config.Read(parsed).State, isSet);
            return ExitCode.Clean;
        });
        return command;
    }

    private static DescribedCommand Unmute()
    {
        var address = new Argument<string>("ADDRESS") { Description = "Whoever asked for silence, or whose mail came back." };
        var command = new DescribedCommand("unmute", "Write to a person again.")
        {
            Examples = [("reviewbot outbox unmute jane@example.org", "Jane wants to hear from us again")],
        };
        var config = new WatchOption();
        command.Add(address);
        config.AddTo(command);
        command.SetAction(parsed =>
        {
            using var store = config.Open(parsed);
            var email = parsed.GetRequiredValue(address);
            return store.Do(session => session.Unsilence(email))
                ? ExitCode.Clean
                : throw new UsageException($"reviewbot: {Output.Printable(email)} is not muted");
        });
        return command;
    }

    private static UsageException Unknown(long id) => new($"reviewbot: no reply {id}; see 'reviewbot outbox list --all'");
}
