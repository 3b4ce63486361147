using System.Collections.Concurrent;
using System.Collections.Immutable;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source.Contracts;
using ReviewBot.Trees;

namespace ReviewBot.Reviews;

/// <summary>
/// The way from series to a review; every way in shares it, so identical mails give identical findings.
/// </summary>
public static class MailReview
{
    // so many files tell of what project mails are
    private const int MostAsked = 100;

    /// <summary>Applies series to a tree and runs rules over them, in the order given.</summary>
    /// <param name="series">The series.</param>
    /// <param name="tree">What to apply them to; null to read the diffs alone.</param>
    /// <param name="rules">The rules to choose from.</param>
    /// <param name="settings">Which of them to run.</param>
    /// <param name="jobs">
    /// How many series to review at once, or patches of a single one; the result does not depend on it.
    /// </param>
    public static ImmutableArray<SeriesReview> Run(
        ImmutableArray<Series> series, ITree? tree, ImmutableArray<Rule> rules, ReviewSettings settings, int jobs) =>
        [.. Run(series, TreeInfo.None, _ => new FoundBase(tree, TreeInfo.None.BaseFrom), rules, settings, jobs)
            .Select(review => review with { Tree = null })];

    /// <summary>Applies series, each to the base found for it, and runs rules over them, in the order given.</summary>
    /// <param name="series">The series.</param>
    /// <param name="tree">The tree of the run, whose path all bases share.</param>
    /// <param name="baseOf">Finds the base of a series; called for one series at a time.</param>
    /// <param name="rules">The rules to choose from.</param>
    /// <param name="settings">Which of them to run.</param>
    /// <param name="jobs">
    /// How many series to review at once, or patches of a single one; the result does not depend on it.
    /// </param>
    /// <param name="contractsOf">Gives what is known of the functions of a base.</param>
    public static ImmutableArray<SeriesReview> Run(
        ImmutableArray<Series> series, TreeInfo tree, Func<Series, FoundBase> baseOf, ImmutableArray<Rule> rules, ReviewSettings settings, int jobs,
        Func<ITree, IContracts>? contractsOf = null) =>
        [.. Each(series, tree, baseOf, rules, settings, jobs, contractsOf)];

    /// <summary>The same, one series after the other: who asks for the next may have forgotten the last.</summary>
    /// <inheritdoc cref="Run(ImmutableArray{Series}, TreeInfo, Func{Series, FoundBase}, ImmutableArray{Rule}, ReviewSettings, int, Func{ITree, IContracts})"/>
    public static IEnumerable<SeriesReview> Each(
        ImmutableArray<Series> series, TreeInfo tree, Func<Series, FoundBase> baseOf, ImmutableArray<Rule> rules, ReviewSettings settings, int jobs,
        Func<ITree, IContracts>? contractsOf = null)
    {
        var reading = new Lock();
        return Each(series, jobs, one =>
        {
            var (applied, found) = Apply(WaitingText.Read(one));
            var info = tree with { Base = found.Tree?.Id, BaseFrom = found.From, Branch = found.Branch };
            var contracts = found.Tree is { } at ? contractsOf?.Invoke(at) : null;
            return Reviewer.Review(applied, rules, settings, contracts, series.Length == 1 ? jobs : 1) with
            {
                Tree = info,
                Needs = found.Needs,
                Tried = found.Tried,
            };
        });

        // a tree need not be safe to read from two threads; what the rules read is in the images by then
        (AppliedSeries Applied, FoundBase Base) Apply(Series one)
        {
            lock (reading)
            {
                var found = baseOf(one);
                return (found.Apply(one), found);
            }
        }
    }

    /// <summary>
    /// Whether a tree holds half of the files that the series change, the first hundred of them: a tree that nobody named may be
    /// another project's, and a README or a Makefile is in most of them.
    /// </summary>
    public static bool IsAbout(ITree tree, ImmutableArray<Series> series)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        var (changed, held) = (0, 0);
        foreach (var file in series.SelectMany(one => WaitingText.Read(one).Patches).SelectMany(patch => patch.Files))
        {
            if (file.OldPath is not { } path)
            {
                made.Add(file.Path);
            }
            else if (!made.Contains(path))
            {
                held += tree.Find(path) is null ? 0 : 1;
                if (++changed == MostAsked)
                    break;
            }
        }

        return changed > 0 && held * 2 >= changed;
    }

    private static IEnumerable<SeriesReview> Each(
        ImmutableArray<Series> series, int jobs, Func<Series, SeriesReview> work) =>
        jobs > 1 && series.Length > 1
            // handed out one by one: series differ a hundredfold in size, and what waits for its turn is kept in memory
            ? Partitioner.Create(series, EnumerablePartitionerOptions.NoBuffering)
                .AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Min(jobs, 512)).Select(work)
            : series.Select(work);
}
