using System.CommandLine;
using System.Text;
using ReviewBot.Cli.Outbox;
using ReviewBot.Cli.Store;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot outbox</c>: the replies of the watcher, and the word of a person on them.</summary>
internal static class OutboxCommand
{
    public static Command Create() => new("outbox", "Look at the replies of the watcher, approve or reject them.")
    {
        List(),
        Show(),
        OutboxEditCommand.Create(),
        Decide("approve", "Let replies go out.", OutboxState.Approved),
        Decide("reject", "Never send replies.", OutboxState.Dropped),
        OutboxSendCommand.Create(),
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
                text.Append(Line(mail));

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
            var mail = Find(store, parsed.GetValue(id));
            Output.Write(mail.SentText ?? mail.Text);
            return ExitCode.Clean;
        });
        return command;
    }

    private static DescribedCommand Decide(string name, string description, OutboxState state)
    {
        var chosen = new ChosenReplies(name);
        var command = new DescribedCommand(name, description)
        {
            Examples = [($"reviewbot outbox {name} 7 8", "two of them"), ($"reviewbot outbox {name} --all --list live-patching", "all that are held for a list")],
        };
        chosen.AddTo(command);
        command.SetAction(parsed =>
        {
            var settings = chosen.Config.Read(parsed);
            using var store = StateStore.Open(settings.State);
            chosen.Move(parsed, store, settings, state);
            return ExitCode.Clean;
        });
        return command;
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

    /// <summary>A reply by its number.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    internal static OutboxMail Find(StateStore store, long id) => store.Do(session => session.Outbox(id)) ?? throw Unknown(id);

    /// <summary>Refuses to touch what was sent, dropped, or is on its way.</summary>
    /// <exception cref="UsageException">It is too late.</exception>
    internal static void RequireOpen(OutboxMail mail, string verb)
    {
        if (mail.State is not (OutboxState.Held or OutboxState.Queued or OutboxState.Approved))
            throw new UsageException($"reviewbot: reply {mail.Id} is {mail.State.ToString().ToLowerInvariant()}: too late to {verb} it");
    }

    /// <summary>A reply in a list.</summary>
    internal static string Line(OutboxMail mail) =>
        Output.Printable($"{mail.Id}  {mail.State.ToString().ToLowerInvariant()}  {mail.List}  {mail.Recipients[0]}  {mail.Subject}{(mail.Why is null ? "" : $" ({mail.Why})")}") + "\n";

    internal static UsageException Unknown(long id) => new($"reviewbot: no reply {id}; see 'reviewbot outbox list --all'");
}
