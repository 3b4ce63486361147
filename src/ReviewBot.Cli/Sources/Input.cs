using System.Collections.Immutable;
using ReviewBot.Cli.Git;
using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Reviews;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Sources;

/// <summary>What a run has to work on: the series of the mails named, and the tree they are meant for.</summary>
internal sealed class Input : IDisposable
{
    private readonly IEnumerator<MailReading> _readings;

    private readonly SeriesBases _bases;

    private readonly InputPart _first;

    private Input(IEnumerator<MailReading> readings, InputPart first, TreeChoice options)
    {
        var wasAsked = options is not { Tree: null, Base: null, Upstreams.IsEmpty: true };
        (Tree, Info) = wasAsked ? TreeLocator.Find(options.Tree, options.Base) : Around();
        if (!wasAsked && Tree is not null && !MailReview.IsAbout(Tree, first.Series))
        {
            // the repository around us is of another project
            (Tree as IDisposable)?.Dispose();
            (Tree, Info) = (null, TreeInfo.None);
        }

        _readings = readings;
        _bases = new SeriesBases(Tree, Info, options.Upstreams);
        _first = first with { Series = Readable(first.Series) };
    }

    /// <summary>The series; of what is read in parts, those of the first.</summary>
    public ImmutableArray<Series> Series => _first.Series;

    public ITree? Tree { get; }

    public TreeInfo Info { get; }

    /// <summary>The series part by part, to be asked for once: a part is read when its turn comes.</summary>
    public IEnumerable<InputPart> Parts
    {
        get
        {
            yield return _first;
            while (_readings.MoveNext())
            {
                var (assembly, problems) = _readings.Current;
                Print(problems);
                yield return new InputPart(Readable(assembly.Series), problems, IsWhole: false);
            }
        }
    }

    /// <summary>Reads the mails, prints what is wrong with some of them, and opens the tree.</summary>
    /// <exception cref="UsageException">There is nothing to work on.</exception>
    /// <exception cref="TreeException">There is no such tree or base.</exception>
    public static Input Read(string[] paths, TreeChoice options, MailChoice choice, int jobs) =>
        Open(paths, [AssembledMails.Read(paths, choice, jobs)], options);

    /// <summary>The same for mails of any number, of which only the part that is worked on is in memory.</summary>
    /// <inheritdoc cref="Read"/>
    public static Input ReadLong(string[] paths, TreeChoice options, MailChoice choice, int jobs) =>
        Open(paths, AssembledMails.ReadLong(paths, choice, jobs, diffs: true), options);

    /// <summary>
    /// How to find what a series is applied to: as told, or for each on its own. What a series needs is looked for in its
    /// own part.
    /// </summary>
    public Func<Series, FoundBase> BaseIn(InputPart part)
    {
        var finder = new BaseFinder(part.Series);
        return series => _bases.Of(finder, series);
    }

    /// <summary>What a series is applied to, where all were read at once.</summary>
    public FoundBase BaseOf(Series series) => BaseIn(_first)(series);

    public void Dispose()
    {
        _bases.Dispose();
        (Tree as IDisposable)?.Dispose();
        _readings.Dispose();
    }

    private static Input Open(string[] paths, IEnumerable<MailReading> readings, TreeChoice options)
    {
        var parts = readings.GetEnumerator();
        var (problems, others, leftOut) = (ImmutableArray.CreateBuilder<Problem>(), ImmutableArray.CreateBuilder<MailContent.Neither>(), 0);
        while (parts.MoveNext())
        {
            var reading = parts.Current;
            problems.AddRange(reading.Problems);
            others.AddRange(reading.Assembly.Others);
            leftOut += reading.LeftOut;
            if (reading.Assembly.Series.IsEmpty)
                continue;

            var first = new InputPart(reading.Assembly.Series, problems.ToImmutable(), IsWhole: !reading.IsPart);
            Print(first.Problems);
            return new Input(parts, first, options);
        }

        throw AssembledMails.Refuse(
            problems.Count == 0 ? [NothingIn(paths, others, leftOut)] : problems.Select(problem => problem.ToString()));
    }

    private static (ITree? Tree, TreeInfo Info) Around()
    {
        try
        {
            return TreeLocator.Find(option: null, revision: null);
        }
        catch (TreeException)
        {
            // nobody asked for it: a repository without a commit is no reason to stop
            return (null, TreeInfo.None);
        }
    }

    // with a tree, series are found by what is in the patches that they need
    private ImmutableArray<Series> Readable(ImmutableArray<Series> series) =>
        Tree is null ? series : [.. series.Select(WaitingText.Read)];

    private static void Print(ImmutableArray<Problem> problems)
    {
        foreach (var problem in problems)
            Output.Problem(problem.ToString());
    }

    private static string NothingIn(string[] paths, ImmutableArray<MailContent.Neither>.Builder others, int leftOut) =>
        others is [var only] && leftOut == 0
            ? $"{only.Message.Cursor}: no patch in it: {only.Why}"
            : $"{AssembledMails.Named(paths)}: no patch in {others.Count} mails{(leftOut > 0 ? $", {leftOut} were left out" : "")}";
}
