using System.Collections.Immutable;
using System.Globalization;
using MimeKit;
using ReviewBot.Rules;
using Address = ReviewBot.Mail.Address;

namespace ReviewBot.Cli.Settings;

/// <summary>The kinds of values that <c>reviewbot.yaml</c> holds.</summary>
/// <param name="yaml">The mapping they are in.</param>
internal sealed class SettingValues(RuleYaml yaml)
{
    /// <summary>The mapping.</summary>
    public RuleYaml Yaml => yaml;

    /// <summary>The mappings below a key, by name; none when the key is absent.</summary>
    public IEnumerable<(string Name, SettingValues Values)> Maps(string key)
    {
        if (!yaml.Has(key))
            return [];

        var below = yaml.Map(key);
        return below.Keys.Select(name => (name, new SettingValues(below.Map(name))));
    }

    /// <summary>The mapping below a key, which has these keys and no others; null when the key is absent.</summary>
    public SettingValues? Below(string key, params ReadOnlySpan<string> keys)
    {
        if (!yaml.Has(key))
            return null;

        var below = yaml.Map(key);
        below.Only(keys);
        return new SettingValues(below);
    }

    /// <summary>A path; relative ones start from the folder of the file.</summary>
    public string Path(string key) =>
        System.IO.Path.GetFullPath(yaml.Text(key), System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(yaml.Path))!);

    /// <summary>The begin of a day, UTC.</summary>
    public DateTimeOffset Date(string key) =>
        DateTimeOffset.TryParseExact(yaml.Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
            ? day
            : throw yaml.Problem(yaml.LineAt(key), $"'{key}' is a day such as 2026-11-30, not '{yaml.Text(key)}'");

    /// <summary>A time such as <c>90s</c>, <c>5m</c>, <c>2h</c> or <c>7d</c>.</summary>
    public TimeSpan Duration(string key, TimeSpan standard)
    {
        if (!yaml.Has(key))
            return standard;

        var text = yaml.Text(key);
        TimeSpan? unit = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        return unit is { } one && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100_000
            ? number * one
            : throw yaml.Problem(yaml.LineAt(key), $"'{key}' is a time such as 90s, 5m, 2h or 7d, not '{text}'");
    }

    /// <summary>A whole number within limits.</summary>
    public int Number(string key, int standard, int least, int most) =>
        !yaml.Has(key) ? standard
        : yaml.Number(key) is var number && number >= least && number <= most ? number
        : throw yaml.Problem(yaml.LineAt(key), $"'{key}' is from {least} to {most}, not {number}");

    /// <summary>A mail address, with or without a name.</summary>
    public Address Address(string key) => Address(key, yaml.Text(key));

    /// <summary>Mail addresses: one, or a list of them; none when the key is absent.</summary>
    public ImmutableArray<string> Addresses(string key) =>
        [.. yaml.TextOrTexts(key).Select(text => Address(key, text).Email)];

    /// <summary>Where a secret is; null when the key is absent.</summary>
    public Secret? Secret(string key)
    {
        if (!yaml.Has(key))
            return null;

        if (Below(key, "env", "file", "credential") is not { } below || below.Yaml.Keys.Count() != 1)
            throw yaml.Problem(yaml.LineAt(key), $"'{key}' says where the secret is: {{ env: NAME }}, {{ file: PATH }} or {{ credential: NAME }}");

        return below.Yaml.Keys.Single() switch
        {
            "env" => Settings.Secret.Variable(below.Yaml.Text("env")),
            "file" => Settings.Secret.File(below.Path("file")),
            _ => Settings.Secret.Credential(below.Yaml.Text("credential")),
        };
    }

    private Address Address(string key, string text) =>
        MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < mailbox.Address.Length - 1
            ? new Address(mailbox.Name ?? "", mailbox.Address)
            : throw yaml.Problem(yaml.LineAt(key), $"'{text}' is no mail address");
}
