using System.Collections.Immutable;
using ReviewBot.Rules;

namespace ReviewBot.Reviews;

/// <summary>
/// What a project says of its reviews, in a file of its tree or of whoever runs us. It chooses and tunes; nothing in it
/// is code, names a person to write to, or loads another file.
/// </summary>
public sealed record Configuration
{
    /// <summary>The name of the file at the top of a tree.</summary>
    public const string FileName = ".reviewbot.yaml";

    /// <summary>Nothing said.</summary>
    public static Configuration None { get; } = new();

    /// <summary>Whether rules of status preview run too.</summary>
    public bool Preview { get; init; }

    /// <summary>Rules or families that run although they are preview.</summary>
    public ImmutableArray<string> Enable { get; init; } = [];

    /// <summary>Rules or families that do not run.</summary>
    public ImmutableArray<string> Disable { get; init; } = [];

    /// <summary>
    /// Rules or families that a tree may not disable, lower or leave out; only whoever runs us can say so.
    /// </summary>
    public ImmutableArray<string> Require { get; init; } = [];

    /// <summary>Globs of files on which nothing is said.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Severities other than those of the rule files.</summary>
    public ImmutableDictionary<string, Severity> Severities { get; init; } = [];

    /// <summary>Values for the options of rules.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, ImmutableArray<string>>> Options { get; init; } = [];

    /// <summary>The level from which findings are a failure: <c>error</c>, <c>warning</c>, <c>note</c>, <c>never</c>.</summary>
    public string? FailOn { get; init; }

    /// <summary>Lays this file over settings.</summary>
    public ReviewSettings Over(ReviewSettings settings) => settings with
    {
        Preview = settings.Preview || Preview,
        Enable = settings.Enable.AddRange(Enable),
        Disable = settings.Disable.AddRange(Disable),
        Exclude = settings.Exclude.AddRange(Exclude),
        Require = settings.Require.AddRange(Require),
    };

    /// <summary>The rules and settings of a run: what was asked for, over this policy, over what a tree says of itself.</summary>
    public (ImmutableArray<Rule> Rules, ReviewSettings Settings) With(
        Configuration own, ImmutableArray<Rule> rules, ReviewSettings settings) =>
        ([.. rules.Select(Tune).Select(own.Tune)], own.Over(Over(settings)));

    /// <summary>A rule with the severity and the options that this file gives it.</summary>
    public Rule Tune(Rule rule)
    {
        rule = Severities.TryGetValue(rule.Id, out var severity) ? rule with { Severity = severity } : rule;
        return Options.TryGetValue(rule.Id, out var values) ? rule.WithOptions(values) : rule;
    }
}
