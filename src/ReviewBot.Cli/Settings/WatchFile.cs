using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Settings;

/// <summary>Reads <c>reviewbot.yaml</c>. The format is strict, so that a slip is found where it was made.</summary>
public static class WatchFile
{
    /// <summary>The keys of the file.</summary>
    public static ImmutableArray<string> Keys { get; } =
        ["state", "keep", "jobs", "identity", "sources", "trees", "lists", "outbox", "commands", "monitor"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path, for people, and the folder that its paths start from.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="RuleException">It breaks the format, or does not fit together.</exception>
    public static WatchSettings Read(string path, string text)
    {
        var yaml = RuleYaml.Parse(path, text);
        yaml.Only([.. Keys]);
        var values = new SettingValues(yaml);
        var settings = new WatchSettings
        {
            State = values.Path("state"),
            Keep = values.Duration("keep", TimeSpan.FromDays(180)),
            Jobs = values.Number("jobs", 2, least: 1, most: 64),
            Sources = [.. values.Maps("sources").Select(source => ServerFile.Source(source.Name, source.Values))],
            Trees = [.. values.Maps("trees").Select(tree => Tree(tree.Name, tree.Values))],
            Lists = [.. values.Maps("lists").Select(list => ListFile.Read(list.Name, list.Values))],
        };
        if (settings.Sources.IsEmpty || settings.Lists.IsEmpty)
            throw yaml.Problem(yaml.LineAt(settings.Sources.IsEmpty ? "sources" : "lists"), $"no {(settings.Sources.IsEmpty ? "source" : "list")}: nothing would ever be done");

        settings = WithIdentity(values, settings);
        settings = WithOutbox(values, settings);
        settings = WithCommands(values, settings);
        if (values.Below("monitor", "port") is { } monitor)
            settings = settings with { MonitorPort = monitor.Number("port", 9464, least: 1, most: 65_535) };

        Check(yaml, settings);
        return settings;
    }

    private static WatchSettings WithIdentity(SettingValues values, WatchSettings settings)
    {
        if (values.Below("identity", "name", "address", "reply-to", "subaddresses") is not { } identity)
            return settings;

        return settings with
        {
            Identity = new Address(identity.Yaml.TextOrNull("name") ?? "ReviewBot", identity.Address("address").Email),
            ReplyTo = identity.Yaml.Has("reply-to") ? identity.Address("reply-to") : null,
            HasSubaddresses = identity.Yaml.Has("subaddresses") && identity.Yaml.Choice("subaddresses", ("true", true), ("false", false)),
        };
    }

    private static WatchSettings WithOutbox(SettingValues values, WatchSettings settings)
    {
        if (values.Below("outbox", [.. ServerFile.SinkKeys, "per-hour"]) is not { } outbox)
            return settings;

        return settings with
        {
            Sink = ServerFile.Sink(outbox),
            MostAnHour = outbox.Number("per-hour", settings.MostAnHour, least: 0, most: 100_000),
        };
    }

    private static WatchSettings WithCommands(SettingValues values, WatchSettings settings)
    {
        if (values.Below("commands", "authserv-id", "admins") is not { } commands)
            return settings;

        return settings with
        {
            AuthServer = commands.Yaml.Text("authserv-id"),
            Admins = commands.Addresses("admins"),
        };
    }

    private static TreeSettings Tree(string name, SettingValues values)
    {
        values.Yaml.Only("path", "remote", "every", "upstreams", "prefixes", "known-as");
        return new TreeSettings(name, values.Path("path"))
        {
            Remote = values.Yaml.TextOrNull("remote"),
            Every = values.Duration("every", TimeSpan.FromHours(1)),
            Upstreams = values.Yaml.Texts("upstreams"),
            Prefixes = values.Yaml.Texts("prefixes"),
            KnownAs = values.Yaml.TextOrTexts("known-as"),
        };
    }

    private static void Check(RuleYaml yaml, WatchSettings settings)
    {
        var lists = yaml.Map("lists");
        foreach (var list in settings.Lists)
        {
            if (list.Trees.FirstOrDefault(name => !settings.Trees.Any(tree => tree.Name == name)) is { } unknown)
                throw lists.Problem(lists.Map(list.Name).LineAt("trees"), $"no tree '{unknown}'");

            if (list.Mode == SendingMode.DryRun)
                continue;

            var line = lists.Map(list.Name).LineAt("mode");
            if (settings.Identity is null)
                throw lists.Problem(line, "to send anything, the file needs an 'identity'");

            if (settings.Sink is null)
                throw lists.Problem(line, "to send anything, the file needs an 'outbox' with a place to send to");
        }
    }
}
