using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Mail;

namespace ReviewBot.Replies;

/// <summary>What a person asks of us in an answer to a reply. Closed.</summary>
public abstract partial record MailCommand
{
    // an answer has a word or two for us; more is an attempt
    private const int Most = 8;

    private MailCommand()
    {
    }

    /// <summary>The commands in a mail: lines of their own, such as <c>reviewbot: stop</c>, not quoted ones.</summary>
    public static ImmutableArray<MailCommand> In(Message mail) =>
    [
        .. RawText.Decode(mail.Body.Raw).Split('\n')
            .TakeWhile(line => line.TrimEnd('\r') is not "-- ")
            .Select(line => Line.Match(line))
            .Where(match => match.Success)
            .Take(Most)
            .Select(Read)
            .OfType<MailCommand>(),
    ];

    private static MailCommand? Read(Match match) => (match.Groups[1].Value.ToLowerInvariant(), match.Groups[2].Value.ToLowerInvariant()) switch
    {
        ("stop", "") => new Stop(),
        ("ignore", { Length: > 0 } rule) => new Ignore(rule),
        ("wrong", var rule) => new Wrong(rule.Length > 0 ? rule : null),
        _ => null,
    };

    [GeneratedRegex(@"^\s*reviewbot:\s*(stop|ignore|wrong)(?:\s+([a-z0-9/*-]{1,100}))?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Line { get; }

    /// <summary><c>reviewbot: stop</c>: whoever writes it gets no more replies.</summary>
    public sealed record Stop : MailCommand;

    /// <summary><c>reviewbot: ignore RULE</c>: the series gets no more replies about a rule or a family.</summary>
    /// <param name="Rule">The rule, or a family such as <c>unrelated/*</c>.</param>
    public sealed record Ignore(string Rule) : MailCommand;

    /// <summary><c>reviewbot: wrong</c>: what we said is not so.</summary>
    /// <param name="Rule">Which rule; null for all that the reply was about.</param>
    public sealed record Wrong(string? Rule) : MailCommand;
}
