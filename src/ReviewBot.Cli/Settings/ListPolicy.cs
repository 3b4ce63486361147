using System.Collections.Immutable;
using ReviewBot.Replies;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Settings;

/// <summary>What is done for the patches of one list.</summary>
public sealed record ListPolicy
{
    /// <summary>What the configuration calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Its addresses; a mail to any of them, or with one of them in List-Id, is of the list.</summary>
    public required ImmutableArray<string> Addresses { get; init; }

    /// <summary>What becomes of replies.</summary>
    public SendingMode Mode { get; init; } = SendingMode.DryRun;

    /// <summary>Who gets replies.</summary>
    public Audience Audience { get; init; } = Audience.Author;

    /// <summary>The trees to choose from, by name; the first when nothing tells.</summary>
    public ImmutableArray<string> Trees { get; init; } = [];

    /// <summary>A file in the format of <c>--config</c>: which rules run, and how.</summary>
    public string? Rules { get; init; }

    /// <summary>Findings below it are not said.</summary>
    public Severity Least { get; init; } = Severity.Note;

    /// <summary>Subjects with one of these words in the brackets are not reviewed.</summary>
    public ImmutableArray<string> Skip { get; init; } = ["AUTOSEL"];

    /// <summary>How long parts of a series are waited for.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long people have the first word before a reply may go out.</summary>
    public TimeSpan Embargo { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A reply to an older patch is not sent.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromDays(7);

    /// <summary>So many patches of a series may have a reply each; of more, one mail tells all.</summary>
    public int MostMails { get; init; } = 1;

    /// <summary>How many mails one author gets in a day, on all lists.</summary>
    public int MostADay { get; init; } = 3;

    /// <summary>When nothing is sent; null for never.</summary>
    public QuietHours? Quiet { get; init; }
}

/// <summary>What becomes of replies.</summary>
public enum SendingMode
{
    /// <summary>They are kept to be looked at, and never sent.</summary>
    DryRun,

    /// <summary>They are held until a person approves them.</summary>
    Moderate,

    /// <summary>They are sent when the embargo is over.</summary>
    Send,
}
