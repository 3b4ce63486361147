using System.Collections.Immutable;
using System.CommandLine;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Store;

namespace ReviewBot.Cli.Commands;

/// <summary>The arguments that choose replies in the outbox: numbers, or all that are held.</summary>
internal sealed class ChosenReplies(string command)
{
    private readonly Argument<long[]> _ids = new("ID") { Description = "The numbers that 'outbox list' shows.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _every = new("--all") { Description = "All that are held." };
    private readonly Option<string?> _list = new("--list") { HelpName = "NAME", Description = "With --all, those of one list." };

    /// <summary>The configuration they are of.</summary>
    public WatchOption Config { get; } = new();

    /// <summary>Adds the arguments.</summary>
    public void AddTo(Command to)
    {
        to.Add(_ids);
        to.Add(_every);
        to.Add(_list);
        Config.AddTo(to);
    }

    /// <summary>Moves the replies, all or none; returns their numbers.</summary>
    /// <exception cref="UsageException">None is named, there is no such reply, or it is too late.</exception>
    public ImmutableArray<long> Move(ParseResult parsed, StateStore store, WatchSettings settings, OutboxState state)
    {
        var ids = parsed.GetValue(_ids) ?? [];
        if (ids.Length == 0 && !parsed.GetValue(_every))
            throw new UsageException($"reviewbot: which replies? 'reviewbot outbox {command} ID…' or '--all'");

        return store.Do(session =>
        {
            var mails = parsed.GetValue(_every)
                ? session.Outbox(parsed.GetValue(_list), OutboxState.Held)
                : [.. ids.Select(id => session.Outbox(id) ?? throw OutboxCommand.Unknown(id))];
            foreach (var mail in mails)
                Move(session, settings, mail, state);

            return mails.Select(mail => mail.Id).ToImmutableArray();
        });
    }

    private void Move(Session session, WatchSettings settings, OutboxMail mail, OutboxState state)
    {
        OutboxCommand.RequireOpen(mail, command);
        if (state == OutboxState.Approved && settings.Lists.FirstOrDefault(list => list.Name == mail.List) is { Mode: SendingMode.DryRun })
            throw new UsageException($"reviewbot: reply {mail.Id} is of '{mail.List}', which is a dry run: nothing of it is sent");

        session.Move(mail, state, state == OutboxState.Dropped ? "rejected" : null, DateTimeOffset.UtcNow);
    }
}
