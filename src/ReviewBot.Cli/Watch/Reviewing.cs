using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ReviewBot.Cli.Contracts;
using ReviewBot.Cli.Git;
using ReviewBot.Cli.Outbox;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Store;
using ReviewBot.Replies;
using ReviewBot.Reviews;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Watch;

/// <summary>Reviews the series that are due, and writes replies into the outbox: both in one step.</summary>
internal sealed class Reviewing(WatchSettings settings, StateStore store, TreePool trees, ILogger log)
{
    private readonly RuleSets _rules = new(settings);
    private readonly ContractsOfTrees _contracts = new(CacheFolder.OfUser());
    private readonly ReplyQueue _queue = new(settings);

    /// <summary>Reviews some series; returns how many.</summary>
    public int Step(DateTimeOffset now)
    {
        var due = store.Do(session => session.Due(now, settings.Jobs * 4));
        StoreException? failure = null;
        Parallel.ForEach(due, new ParallelOptions { MaxDegreeOfParallelism = settings.Jobs }, series =>
        {
            try
            {
                Review(series, now);
            }
            catch (StoreException e)
            {
                failure = e;
            }
#pragma warning disable CA1031 // one series that shows a bug of ours must not stop the others
            catch (Exception e)
#pragma warning restore CA1031
            {
                Metrics.Failures.Add(1);
                Skip(series, $"a bug of ours: {e.GetType().Name}: {Output.Printable(e.Message.Split('\n')[0])}");
            }
        });
        return failure is null ? due.Count : throw failure;
    }

    private void Review(StoredSeries stored, DateTimeOffset now)
    {
        if (settings.Lists.FirstOrDefault(list => list.Name == stored.List) is not { } list)
        {
            Skip(stored, $"the configuration has no list '{stored.List}' any more");
            return;
        }

        var (near, members) = store.Do(session =>
        {
            var own = session.MailsOf(stored.Id);
            return (session.Neighbours(own, SeriesKeeper.Reach), own.Select(mail => mail.MessageId).ToHashSet(StringComparer.Ordinal));
        });
        var all = SeriesKeeper.Assemble(near, diffs: true);
        if (all.MaxBy(series => SeriesKeeper.Members(series).Count(members.Contains)) is not { } found
            || !SeriesKeeper.Members(found).Any(members.Contains))
        {
            Skip(stored, "its mails are no longer kept");
            return;
        }

        var clock = Stopwatch.StartNew();
        var review = Review(list, found, all);
        Metrics.ReviewSeconds.Record(clock.Elapsed.TotalSeconds);
        Metrics.Series.Add(1);
        var replies = store.Do(session =>
        {
            var said = Silenced(session, stored, list, review);
            Metrics.Findings.Add(said.Findings.Length);
            session.SetReviewed(stored.Id, said, now);
            return _queue.Put(session, stored, list, said, now);
        });
        log.Reviewed(
            stored.Id, Output.Printable(stored.Title), stored.Version, found.Patches.Length, found.Total,
            review.Findings.Length, replies);
    }

    private SeriesReview Review(ListPolicy list, Patches.Series series, ImmutableArray<Patches.Series> all)
    {
        var tree = trees.Open(list, series);
        var (rules, run) = _rules.For(list, tree?.Configuration);
        var finder = new BaseFinder(all);
        if (tree is not null)
        {
            try
            {
                lock (tree.Turn)
                    return MailReview.Run([series], tree.Info, one => tree.Bases.Of(finder, one), rules, run, jobs: 1, _contracts.Of)[0];
            }
            catch (TreeException e)
            {
                log.TreeFailed(tree.Info.Path!, Output.Printable(e.Message));
            }
        }

        return MailReview.Run([series], TreeInfo.None, _ => new FoundBase(null, "none"), rules, run, jobs: 1)[0];
    }

    // what a person said already, or asked not to hear, is kept with the reason
    private static SeriesReview Silenced(Session session, StoredSeries stored, ListPolicy list, SeriesReview review)
    {
        var ignored = session.Ignored(stored.Lineage);
        var words = session.WordsOn(stored.Id).Select(word => (word.MessageId, Mail: Ingest.Parse(word)?.Message))
            .Where(word => word.Mail is not null)
            .Select(word => (word.MessageId, Lines: QuotedLines.Answered(word.Mail!)))
            .Where(word => !word.Lines.IsEmpty)
            .ToList();
        return review with
        {
            Findings = [.. review.Findings.Select(finding => finding.SilencedBy is null ? finding with { SilencedBy = Why(finding) } : finding)],
        };

        string? Why(Finding finding) =>
            finding.Rule.Severity < list.Least ? $"less than {list.Least.ToString().ToLowerInvariant()}, which this list asks for"
            : ignored.Find(one => ReviewSettings.Names([one.Rule], finding.Rule)) is { Why: { } why } ? why
            : words.Find(word => QuotedLines.Include(word.Lines, finding)) is { MessageId: { } id } ? $"a person wrote about the line in <{id}>"
            : null;
    }

    private void Skip(StoredSeries stored, string why)
    {
        store.Do(session => session.SetSkipped(stored.Id, why));
        log.Skipped(stored.Id, why);
    }
}
