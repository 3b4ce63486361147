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
    private SeriesBases? _bases;
    private BaseFinder? _finder;
    private ImmutableArray<string> _upstreams = [];

    private Input(ImmutableArray<Series> series, ITree? tree, TreeInfo info, ImmutableArray<Problem> problems)
    {
        Series = series;
        Tree = tree;
        Info = info;
        Problems = problems;
    }

    public ImmutableArray<Series> Series { get; }

    public ITree? Tree { get; }

    public TreeInfo Info { get; }

    public ImmutableArray<Problem> Problems { get; }

    /// <summary>Reads the mails, prints what is wrong with some of them, and opens the tree.</summary>
    /// <exception cref="UsageException">There is nothing to work on.</exception>
    /// <exception cref="TreeException">There is no such tree or base.</exception>
    public static Input Read(string[] paths, TreeChoice options, MailChoice choice, int jobs)
    {
        var (series, problems) = ReadSeries(paths, choice, jobs);
        var wasAsked = options is not { Tree: null, Base: null, Upstreams.IsEmpty: true };
        var (tree, info) = wasAsked ? TreeLocator.Find(options.Tree, options.Base) : Around();
        if (wasAsked || tree is null || MailReview.IsAbout(tree, series))
            return new Input(series, tree, info, problems) { _upstreams = options.Upstreams };

        // the repository around us is of another project
        (tree as IDisposable)?.Dispose();
        return new Input(series, null, TreeInfo.None, problems);
    }

    /// <summary>What a series is applied to: as told, or found for each series on its own.</summary>
    public FoundBase BaseOf(Series series)
    {
        _finder ??= new BaseFinder(Series);
        _bases ??= new SeriesBases(Tree, Info, _upstreams);
        return _bases.Of(_finder, series);
    }

    public void Dispose()
    {
        _bases?.Dispose();
        (Tree as IDisposable)?.Dispose();
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

    private static (
        ImmutableArray<Series> Series,
        ImmutableArray<Problem> Problems) ReadSeries(string[] paths, MailChoice choice, int jobs)
    {
        var reading = AssembledMails.Read(paths, choice, jobs);
        var (assembly, problems) = reading;
        if (assembly.Series.IsEmpty)
            throw AssembledMails.Refuse(
                problems.IsEmpty ? [NothingIn(paths, reading)] : problems.Select(problem => problem.ToString()));

        foreach (var problem in problems)
            Output.Problem(problem.ToString());

        return (assembly.Series, problems);
    }

    private static string NothingIn(string[] paths, MailReading reading) => reading.Assembly.Others switch
    {
        [var only] when reading.LeftOut == 0 => $"{only.Message.Cursor}: no patch in it: {only.Why}",
        var others => $"{AssembledMails.Named(paths)}: no patch in {others.Length} mails{(reading.LeftOut > 0 ? $", {reading.LeftOut} were left out" : "")}",
    };
}
