using System.Collections.Immutable;
using ReviewBot.Mail;

namespace ReviewBot.Replies;

/// <summary>Who writes replies, to whom, and how many.</summary>
public sealed record ReplyStyle
{
    /// <summary>One draft for each patch with findings, to everybody, from nobody in particular.</summary>
    public static ReplyStyle Draft { get; } = new();

    /// <summary>Who writes; Message-Ids are of the domain of the address.</summary>
    public Address From { get; init; } = new("ReviewBot", "reviewbot@reviewbot.invalid");

    /// <summary>Where answers for a person go; null for <see cref="From"/>.</summary>
    public Address? ReplyTo { get; init; }

    /// <summary>Who gets the replies.</summary>
    public Audience Audience { get; init; } = Audience.Everybody;

    /// <summary>The addresses that are known to be lists.</summary>
    public ImmutableArray<string> Lists { get; init; } = [];

    /// <summary>The addresses that are never written to.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>
    /// Up to so many patches of a series with findings, each has a reply of its own; of more, one mail tells all.
    /// </summary>
    public int MostMails { get; init; } = int.MaxValue;

    /// <summary>Whether somebody reads answers, so that the footer may say how to mute us.</summary>
    public bool IsAnswerable { get; init; }

    /// <summary>What was said to earlier versions of the series.</summary>
    public ImmutableArray<EarlierRemark> Earlier { get; init; } = [];

    /// <summary>Whether an address is never written to: ours, also with a <c>+tag</c>, or of somebody who asked.</summary>
    public bool Avoids(string email) =>
        Untagged(email).Equals(Untagged(From.Email), StringComparison.OrdinalIgnoreCase)
        || Without.Contains(email, StringComparer.OrdinalIgnoreCase);

    private static string Untagged(string email)
    {
        var (plus, at) = (email.IndexOf('+', StringComparison.Ordinal), email.LastIndexOf('@'));
        return plus > 0 && plus < at ? email[..plus] + email[at..] : email;
    }
}
