using System.Collections.Immutable;
using ReviewBot.Mail;

namespace ReviewBot.Cli.Settings;

/// <summary>What <c>reviewbot watch</c> does: the whole of <c>reviewbot.yaml</c>.</summary>
public sealed record WatchSettings
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "reviewbot.yaml";

    /// <summary>The folder of the database and of the emergency stop.</summary>
    public required string State { get; init; }

    /// <summary>Who writes replies; null where nothing is ever sent.</summary>
    public Address? Identity { get; init; }

    /// <summary>Where answers for a person go; null for <see cref="Identity"/>.</summary>
    public Address? ReplyTo { get; init; }

    /// <summary>
    /// Whether the server delivers what goes to <c>local+anything@domain</c> of <see cref="Identity"/> to it: then mail
    /// is sent from such an address (VERP), and a bounce proves itself by where it comes to.
    /// </summary>
    public bool HasSubaddresses { get; init; }

    /// <summary>The address that the bounces of a reply come to; null when <see cref="Identity"/> has one address only.</summary>
    public string? BouncesTo(string token) =>
        HasSubaddresses && Identity is { Email: var us } && us.LastIndexOf('@') is var at ? $"{us[..at]}+{token}{us[at..]}" : null;

    /// <summary>How many series are reviewed at once.</summary>
    public int Jobs { get; init; } = 2;

    /// <summary>How long mails are kept.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(180);

    /// <summary>Where mails come from; at least one.</summary>
    public required ImmutableArray<SourceSettings> Sources { get; init; }

    /// <summary>The trees that series are applied to.</summary>
    public ImmutableArray<TreeSettings> Trees { get; init; } = [];

    /// <summary>The lists whose patches are reviewed; the first that a mail went to counts. At least one.</summary>
    public required ImmutableArray<ListPolicy> Lists { get; init; }

    /// <summary>Where approved replies go; null where nothing is ever sent.</summary>
    public SinkSettings? Sink { get; init; }

    /// <summary>How many replies may be sent in an hour, on all lists together.</summary>
    public int MostAnHour { get; init; } = 10;

    /// <summary>The authserv-id of the server whose Authentication-Results are believed; null to believe none.</summary>
    public string? AuthServer { get; init; }

    /// <summary>The port on this machine with the health and metrics pages; null for none.</summary>
    public int? MonitorPort { get; init; }

    /// <summary>Besides authors, whose commands count; their mails need to be authenticated, too.</summary>
    public ImmutableArray<string> Admins { get; init; } = [];
}
