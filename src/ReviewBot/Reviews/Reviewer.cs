using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Contracts;
using ReviewBot.Trees;

namespace ReviewBot.Reviews;

/// <summary>The front door of the engine: an applied series and a set of rules in, findings out.</summary>
public static class Reviewer
{
    /// <summary>Runs the rules over the series. The same input gives the same findings, in the same order.</summary>
    /// <param name="applied">The series before and after each patch.</param>
    /// <param name="rules">
    /// The rules to run; those that the settings leave out are left out here, not by the caller.
    /// </param>
    /// <param name="settings">What the caller asked for.</param>
    /// <param name="contracts">What is known of the functions of the tree.</param>
    public static SeriesReview Review(
        AppliedSeries applied, ImmutableArray<Rule> rules, ReviewSettings settings, IContracts? contracts = null)
    {
        var view = new SeriesView(applied)
        {
            Contracts = contracts ?? NoContracts.Instance,
            HasStatedContract = function => rules.Any(rule => rule.Check is Check.Contract contract && contract.IsAbout(function)),
        };
        var quotes = new QuoteIndex(view);
        var findings = rules.Where(settings.Runs)
            .SelectMany(rule => AnalyzerCatalogue.Of(rule).Analyze(view).Select(remark => (Rule: rule, Remark: remark)))
            .Where(found => found.Remark.Place.Path is not { } path || found.Rule.Files.Match(path))
            .OrderBy(found => found.Remark.Patch.Position)
            .ThenBy(found => found.Remark.Place.Path, StringComparer.Ordinal)
            .ThenBy(found => found.Remark.Place.Line)
            .ThenBy(found => found.Rule.Id, StringComparer.Ordinal)
            .Select(found => quotes.Find(found.Rule, found.Remark))
            .ToImmutableArray();
        return new SeriesReview(applied, Filters.Silence(view, settings, findings));
    }
}
