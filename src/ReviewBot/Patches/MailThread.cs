using System.Collections.Frozen;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>A thread: the mails that answer each other, directly or by way of mails that are not at hand.</summary>
internal sealed class MailThread
{
    private readonly Dictionary<string, string> _toward = new(StringComparer.Ordinal);

    /// <summary>The ids of the thread in which a mail is, those of mails that are only named too.</summary>
    internal static FrozenSet<string> Around(string id, Assembly assembly)
    {
        var thread = new MailThread();
        foreach (var message in assembly.Series.SelectMany(MailChoice.MailsOf).Concat(assembly.Others.Select(other => other.Mail)))
            thread.Link(message);

        var root = thread.Root(id);
        return thread._toward.Keys.Where(each => thread.Root(each) == root)
            .Append(id)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    private void Link(Message message)
    {
        if (message.Id is not { } id)
            return;

        Join(id, id);
        if (message.InReplyTo is { } parent)
            Join(id, parent);
        foreach (var ancestor in message.References)
            Join(id, ancestor);
    }

    private void Join(string one, string other)
    {
        var (a, b) = (Root(one), Root(other));
        _toward[a] = b;
        _toward.TryAdd(b, b);
    }

    private string Root(string id)
    {
        while (_toward.TryGetValue(id, out var next) && next != id)
        {
            // halve the way for the next one who asks
            if (_toward.TryGetValue(next, out var far))
                _toward[id] = far;
            id = next;
        }

        return id;
    }
}
