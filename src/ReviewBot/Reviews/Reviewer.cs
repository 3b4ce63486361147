using System.Collections.Concurrent;
using System.Collections.Immutable;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Contracts;
using ReviewBot.Trees;

namespace ReviewBot.Reviews;

/// <summary>The front door of the engine: an applied series and a set of rules in, findings out.</summary>
public static class Reviewer
{
    /// <summary>
    /// Of a series of more patches the words are read first, and all else is let go and read again when its patch comes:
    /// all of it takes a megabyte a patch.
    /// </summary>
    private const int MostKept = 40;

    /// <summary>Runs the rules over the series. The same input gives the same findings, in the same order.</summary>
    /// <param name="applied">The series before and after each patch.</param>
    /// <param name="rules">
    /// The rules to run; those that the settings leave out are left out here, not by the caller.
    /// </param>
    /// <param name="settings">What the caller asked for.</param>
    /// <param name="contracts">What is known of the functions of the tree.</param>
    /// <param name="jobs">How many patches to look at at once; the result does not depend on it.</param>
    public static SeriesReview Review(
        AppliedSeries applied, ImmutableArray<Rule> rules, ReviewSettings settings, IContracts? contracts = null, int jobs = 1)
    {
        var view = new SeriesView(applied)
        {
            Contracts = contracts ?? NoContracts.Instance,
            HasStatedContract = function => rules.Any(rule => rule.Check is Check.Contract contract && contract.IsAbout(function)),
        };
        var quotes = new QuoteIndex(view);
        var findings = Remarks(view, [.. rules.Where(settings.Runs)], jobs)
            .Where(found => found.Remark.Place.Path is not { } path || found.Rule.Files.Match(path))
            .OrderBy(found => found.Remark.Patch.Position)
            .ThenBy(found => found.Remark.Place.Path, StringComparer.Ordinal)
            .ThenBy(found => found.Remark.Place.Line)
            .ThenBy(found => found.Rule.Id, StringComparer.Ordinal)
            .Select(found => quotes.Find(found.Rule, found.Remark))
            .ToImmutableArray();
        return new SeriesReview(applied, Filters.Silence(view, settings, findings));
    }

    private static IEnumerable<(Rule Rule, Remark Remark)> Remarks(SeriesView view, ImmutableArray<Rule> rules, int jobs)
    {
        var analyzers = rules.Select(rule => (Rule: rule, Analyzer: AnalyzerCatalogue.Of(rule))).ToImmutableArray();
        var remarks = new List<(Rule, Remark)>[view.Patches.Length];

        // what is asked of the whole series is in the words of its lines
        if (view.Patches.Length > MostKept)
            OfEach(patch => patch.ReadWords());

        OfEach(patch => remarks[patch.Position] =
        [
            .. from one in analyzers
               from remark in one.Analyzer.Analyze(patch)
               select (one.Rule, remark),
        ]);
        return remarks.SelectMany(static each => each);

        void OfEach(Action<PatchView> look)
        {
            if (jobs > 1 && view.Patches.Length > 1)
            {
                // handed out one by one: patches differ a hundredfold in size
                var patches = Partitioner.Create(view.Patches, EnumerablePartitionerOptions.NoBuffering);
                Parallel.ForEach(patches, new ParallelOptions { MaxDegreeOfParallelism = jobs }, Look);
            }
            else
            {
                foreach (var patch in view.Patches)
                    Look(patch);
            }

            void Look(PatchView patch)
            {
                look(patch);
                patch.Forget();
            }
        }
    }
}
