using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Reviews;

/// <summary>Counts the mails of a part while they are read.</summary>
internal sealed class PartialReading(MailChoice choice)
{
    private readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();

    private int _mails;

    private int _unreadable;

    private int _passedOver;

    /// <summary>One more mail was read; <paramref name="content"/> is null when nothing of it is kept.</summary>
    internal void Count(MailContent? content, ImmutableArray<Problem> problems)
    {
        _mails++;
        _problems.AddRange(problems);
        if (content is not null)
            return;

        if (problems.IsEmpty)
            _passedOver++;
        else
            _unreadable++;
    }

    /// <summary>The part, with what was assembled and is asked for.</summary>
    internal MailReading With(Assembly assembly, bool isLast)
    {
        var chosen = new MailReading(choice.Of(assembly), _problems.ToImmutable())
        {
            Mails = _mails,
            Unreadable = _unreadable,
            IsPart = !isLast,
        };
        return chosen with { LeftOut = _passedOver + new MailReading(assembly, []).Placed - chosen.Placed };
    }
}
