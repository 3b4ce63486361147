using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Trees;

namespace ReviewBot.Reviews;

/// <summary>
/// The way from mails to a review; every way in shares it, so identical mails give identical findings.
/// </summary>
public static class MailReview
{
    // so many mails, or bytes, are in memory at once: enough to keep the processors busy
    private const int BatchMails = 512;

    private const int BatchBytes = 16 * 1024 * 1024;

    /// <summary>
    /// Reads mails and puts their series together, whatever order they come in. They are taken one after the other and
    /// let
    /// go; what is kept is the series, and of every other mail its header.
    /// </summary>
    /// <param name="mails">The mails.</param>
    /// <param name="jobs">How many to read at once; the result does not depend on it.</param>
    /// <param name="choice">Which series and mails are asked for; by default all.</param>
    /// <param name="diffs">Whether patches keep their text; who only lists series does not need it.</param>
    public static MailReading Read(IEnumerable<RawMail> mails, int jobs, MailChoice? choice = null, bool diffs = true)
    {
        choice ??= MailChoice.All;
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var contents = new List<MailContent>();
        var (count, unreadable) = (0, 0);
        foreach (var (content, found) in Batches(mails).SelectMany(batch => Each(batch, jobs, mail => Read(mail, choice, diffs))))
        {
            count++;
            problems.AddRange(found);
            if (content is not null)
                contents.Add(content);
            else if (!found.IsEmpty)
                unreadable++;
        }

        var (read, all) = (contents.Count, SeriesAssembler.Assemble(contents));
        var chosen = new MailReading(choice.Of(all), problems.ToImmutable()) { Mails = count, Unreadable = unreadable };
        var placed = new MailReading(all, []).Placed;
        return chosen with { LeftOut = count - unreadable - read + placed - chosen.Placed };
    }

    /// <summary>Applies series to a tree and runs rules over them, in the order given.</summary>
    /// <param name="series">The series.</param>
    /// <param name="tree">What to apply them to; null to read the diffs alone.</param>
    /// <param name="rules">The rules to choose from.</param>
    /// <param name="settings">Which of them to run.</param>
    /// <param name="jobs">How many series to review at once; the result does not depend on it.</param>
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
    /// <param name="jobs">How many series to review at once; the result does not depend on it.</param>
    public static ImmutableArray<SeriesReview> Run(
        ImmutableArray<Series> series, TreeInfo tree, Func<Series, FoundBase> baseOf, ImmutableArray<Rule> rules, ReviewSettings settings, int jobs)
    {
        var reading = new Lock();
        return [.. Each(series, jobs, one =>
        {
            var (applied, found) = Apply(one);
            var info = tree with { Base = found.Tree?.Id, BaseFrom = found.From, Branch = found.Branch };
            return Reviewer.Review(applied, rules, settings) with
            {
                Tree = info,
                Needs = found.Needs,
                Tried = found.Tried,
            };
        })];

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
    /// Whether a tree holds any of the files that the series change: a tree that nobody named may be another project's.
    /// </summary>
    public static bool IsAbout(ITree tree, ImmutableArray<Series> series) => series
        .SelectMany(one => one.Patches)
        .SelectMany(patch => patch.Files)
        .Any(file => file.OldPath is { } path && tree.Find(path) is not null);

    private static (
        MailContent? Content, ImmutableArray<Problem> Problems) Read(RawMail mail, MailChoice choice, bool diffs)
    {
        if (!MessageParser.TryParse(mail, out var message, out var problem))
            return (null, [problem]);
        if (!choice.MayMatter(message))
            return (null, []);

        var content = PatchParser.Parse(message);
        return (content.ForAssembly(diffs), ProblemsOf(content));
    }

    private static IEnumerable<List<RawMail>> Batches(IEnumerable<RawMail> mails)
    {
        var (batch, bytes) = (new List<RawMail>(), 0L);
        foreach (var mail in mails)
        {
            batch.Add(mail);
            bytes += mail.Bytes.Length;
            if (batch.Count < BatchMails && bytes < BatchBytes)
                continue;

            yield return batch;
            (batch, bytes) = ([], 0);
        }

        if (batch.Count > 0)
            yield return batch;
    }

    private static ImmutableArray<Problem> ProblemsOf(MailContent content) => content switch
    {
        MailContent.OfPatch { Patch: var patch } => patch.Problems,
        MailContent.Neither { Message: var message, Why: var why } when SubjectTagParser.Parse(
            message.Subject) is { IsReply: false, Index: > 0 } =>
            [new Problem(message.Cursor, $"“{message.Subject}” counts itself a patch, but: {why}")],
        _ => [],
    };

    private static IEnumerable<TOut> Each<TIn, TOut>(IReadOnlyList<TIn> items, int jobs, Func<TIn, TOut> work) =>
        jobs > 1 && items.Count > 1
            ? items.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Min(jobs, 512)).Select(work)
            : items.Select(work);
}
