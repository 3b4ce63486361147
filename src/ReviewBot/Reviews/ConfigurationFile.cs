using System.Collections.Immutable;
using ReviewBot.Rules;

namespace ReviewBot.Reviews;

/// <summary>Reads configuration files. The format is strict, so that a slip is found where it was made.</summary>
public static class ConfigurationFile
{
    /// <summary>Every key, with what it means: also the reference in the documentation.</summary>
    public static ImmutableArray<(string Key, string Example, string Help)> Keys { get; } =
    [
        ("fail-on", "fail-on: error", "The level from which findings are a failure: `error`, `warning`, `note` or `never`. `--fail-on` and a file of `--config` come first."),
        ("preview", "preview: true", "Run the rules of status preview too: `true` or `false`."),
        ("enable", "enable: [unrelated/other]", "Rules, or families such as `unrelated/*`, that run although they are preview."),
        ("disable", "disable: ['kernel-doc/*']", "Rules or families that do not run."),
        ("exclude", "exclude: ['drivers/staging/**']", "Files on which nothing is said; the findings are shown as silenced."),
        ("severity", "severity: { unrelated/whitespace: note }", "Another severity for a rule: `note`, `warning` or `error`."),
        ("options", "options: { family/rule: { min-hunks: 4 } }", "Values for the options that a rule declares; `reviewbot rules explain` lists them."),
        ("require", "require: [damage/whitespace]", "Only in a file of `--config`: rules or families that a tree may not disable, lower or exclude."),
    ];

    private static readonly (string Word, Severity Value)[] Levels =
        [("note", Severity.Note), ("warning", Severity.Warning), ("error", Severity.Error)];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path, for people.</param>
    /// <param name="text">Its text.</param>
    /// <param name="rules">The rules there are.</param>
    /// <param name="policy">
    /// What this file may not relax; null when it is the file of whoever runs us, which may say everything.
    /// </param>
    /// <exception cref="RuleException">It breaks the format, names no rule, or relaxes what it may not.</exception>
    public static Configuration Read(string path, string text, ImmutableArray<Rule> rules, Configuration? policy)
    {
        if (text.Split('\n').All(line => line.AsSpan().Trim() is [] or ['#', ..]))
            return Configuration.None;

        var yaml = RuleYaml.Parse(path, text);
        yaml.Only([.. Keys.Select(key => key.Key)]);
        if (policy is not null && yaml.Has("require"))
            throw yaml.Problem(yaml.LineAt("require"), "'require' has no place in a tree, only in a file of --config");

        var configuration = new Configuration
        {
            Preview = yaml.Has("preview") && yaml.Choice("preview", ("true", true), ("false", false)),
            Enable = Known(yaml, "enable", rules),
            Disable = Known(yaml, "disable", rules),
            Require = Known(yaml, "require", rules),
            Exclude = Globs(yaml),
            Severities = yaml.Has("severity") ? Severities(yaml.Map("severity"), rules) : [],
            Options = yaml.Has("options") ? Options(yaml.Map("options"), rules) : [],
            FailOn = yaml.Has("fail-on")
                ? yaml.Choice("fail-on", ("error", "error"), ("warning", "warning"), ("note", "note"), ("never", "never"))
                : null,
        };
        if (policy is not null)
            Refuse(yaml, configuration, policy, rules);

        return configuration;
    }

    private static void Refuse(RuleYaml yaml, Configuration tree, Configuration policy, ImmutableArray<Rule> rules)
    {
        foreach (var rule in rules.Where(rule => ReviewSettings.Names(policy.Require, rule)))
        {
            if (ReviewSettings.Names(tree.Disable, rule))
                throw yaml.Problem(yaml.LineAt("disable"), $"'{rule.Id}' is required here and cannot be disabled");

            if (tree.Severities.TryGetValue(rule.Id, out var severity) && severity < policy.Tune(rule).Severity)
                throw yaml.Problem(yaml.LineAt("severity"), $"'{rule.Id}' is required here and cannot be lowered");
        }
    }

    private static ImmutableArray<string> Known(RuleYaml yaml, string key, ImmutableArray<Rule> rules)
    {
        var patterns = yaml.Texts(key);
        return patterns.FirstOrDefault(pattern => !rules.Any(rule => ReviewSettings.Names([pattern], rule))) is { } odd
            ? throw yaml.Problem(yaml.LineAt(key), $"no rule '{odd}'")
            : patterns;
    }

    private static ImmutableArray<string> Globs(RuleYaml yaml)
    {
        var globs = yaml.Texts("exclude");
        return globs.Select(FileGlobs.Refuse).FirstOrDefault(problem => problem is not null) is { } problem
            ? throw yaml.Problem(yaml.LineAt("exclude"), problem)
            : globs;
    }

    private static ImmutableDictionary<string, Severity> Severities(RuleYaml yaml, ImmutableArray<Rule> rules) =>
        yaml.Keys.ToImmutableDictionary(id => Rule(yaml, id, rules).Id, id => yaml.Choice(id, Levels));

    private static ImmutableDictionary<string, ImmutableDictionary<string, ImmutableArray<string>>> Options(
        RuleYaml yaml, ImmutableArray<Rule> rules) => yaml.Keys.ToImmutableDictionary(id => id, id =>
    {
        var (rule, own) = (Rule(yaml, id, rules), yaml.Map(id));
        var values = own.Keys.ToImmutableDictionary(name => name, own.TextOrTexts);
        foreach (var (name, value) in values)
        {
            var option = rule.Options.FirstOrDefault(option => option.Name == name)
                ?? throw own.Problem(own.LineAt(name), $"{id} has no option '{name}'");
            if (option.Refuse(value) is { } problem)
                throw own.Problem(own.LineAt(name), problem);
        }

        return values;
    });

    private static Rule Rule(RuleYaml yaml, string id, ImmutableArray<Rule> rules) =>
        rules.FirstOrDefault(rule => rule.Id == id) ?? throw yaml.Problem(yaml.LineAt(id), $"no rule '{id}'");
}
