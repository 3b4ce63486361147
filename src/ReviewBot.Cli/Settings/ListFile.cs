using System.Collections.Immutable;
using ReviewBot.Replies;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Settings;

/// <summary>Reads what <c>reviewbot.yaml</c> says of a list.</summary>
internal static class ListFile
{
    /// <summary>The keys of a list.</summary>
    public static ImmutableArray<string> Keys { get; } =
    [
        "address", "mode", "audience", "trees", "rules", "severity", "skip", "grace", "embargo", "max-age", "mails",
        "per-author", "quiet",
    ];

    /// <summary>Reads a list.</summary>
    /// <exception cref="RuleException">It breaks the format.</exception>
    public static ListPolicy Read(string name, SettingValues values)
    {
        var yaml = values.Yaml;
        yaml.Only([.. Keys]);
        var standard = new ListPolicy { Name = name, Addresses = values.Addresses("address") };
        if (standard.Addresses.IsEmpty)
            throw yaml.Problem(yaml.Line, "missing key 'address'");

        return standard with
        {
            Mode = yaml.Has("mode")
                ? yaml.Choice("mode", ("dry-run", SendingMode.DryRun), ("moderate", SendingMode.Moderate), ("send", SendingMode.Send))
                : standard.Mode,
            Audience = yaml.Has("audience")
                ? yaml.Choice("audience", ("author", Audience.Author), ("list", Audience.List), ("everybody", Audience.Everybody))
                : standard.Audience,
            Least = yaml.Has("severity")
                ? yaml.Choice("severity", ("note", Severity.Note), ("warning", Severity.Warning), ("error", Severity.Error))
                : standard.Least,
            Trees = yaml.TextOrTexts("trees"),
            Rules = yaml.Has("rules") ? values.Path("rules") : null,
            Skip = yaml.Has("skip") ? yaml.Texts("skip") : standard.Skip,
            Grace = values.Duration("grace", standard.Grace),
            Embargo = values.Duration("embargo", standard.Embargo),
            MaxAge = values.Duration("max-age", standard.MaxAge),
            MostMails = values.Number("mails", standard.MostMails, least: 1, most: 100),
            MostADay = values.Number("per-author", standard.MostADay, least: 0, most: 1000),
            Quiet = yaml.Has("quiet")
                ? QuietHours.Parse(yaml.Text("quiet"))
                    ?? throw yaml.Problem(yaml.LineAt("quiet"), $"'quiet' is like '22:00-07:00 Europe/Prague', not '{yaml.Text("quiet")}'")
                : null,
        };
    }
}
