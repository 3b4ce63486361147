using System.Collections.Immutable;
using ReviewBot.Rules;

namespace ReviewBot.Reviews;

/// <summary>What a caller asked for, on the command line or in a configuration.</summary>
public sealed record ReviewSettings
{
    /// <summary>Whether rules of status preview run too.</summary>
    public bool Preview { get; init; }

    /// <summary>Rules (ids, or a family such as <c>unrelated/*</c>) that run although they are preview.</summary>
    public ImmutableArray<string> Enable { get; init; } = [];

    /// <summary>Rules (ids, or a family) that do not run.</summary>
    public ImmutableArray<string> Disable { get; init; } = [];

    /// <summary>Globs of files on which nothing is said.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Rules (ids, or a family) that speak of excluded files too.</summary>
    public ImmutableArray<string> Require { get; init; } = [];

    /// <summary>Findings that are known already, if there is such a list.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>Whether a rule runs.</summary>
    public bool Runs(Rule rule) =>
        (Preview || rule.Status == RuleStatus.Stable || Names(Enable, rule)) && !Names(Disable, rule);

    /// <summary>Whether one of the ids or families names a rule.</summary>
    public static bool Names(ImmutableArray<string> patterns, Rule rule) =>
        patterns.Any(pattern => pattern == rule.Id
            || (
                pattern.EndsWith("/*", StringComparison.Ordinal)
                    && rule.Id.StartsWith(pattern[..^1], StringComparison.Ordinal)));
}
