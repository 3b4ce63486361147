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
    public static Input Read(string[] paths, (string? Tree, string? Base) options, int jobs)
    {
        var problems = new List<Problem>();
        var mails = MailFiles.Read(paths, problems).ToList();
        var (assembly, unread) = MailReview.Read(mails, jobs);
        problems.AddRange(unread);
        if (assembly.Series.IsEmpty && problems is [])
            throw new UsageException(NothingIn(paths, assembly));

        if (assembly.Series.IsEmpty && problems is [.. var most, var last])
        {
            most.ForEach(problem => Output.Problem(problem.ToString()));
            throw new UsageException(last.ToString());
        }

        problems.ForEach(problem => Output.Problem(problem.ToString()));
        var (tree, info) = TreeLocator.Find(options.Tree, options.Base);
        var isMeant = options is not { Tree: null, Base: null } || tree is null || MailReview.IsAbout(tree, assembly.Series);
        if (isMeant)
            return new Input(assembly.Series, tree, info, [.. problems]);

        (tree as IDisposable)?.Dispose();
        return new Input(assembly.Series, null, TreeInfo.None, [.. problems]);
    }

    public void Dispose() => (Tree as IDisposable)?.Dispose();

    private static string NothingIn(string[] paths, Assembly assembly) => assembly.Others switch
    {
        [var only] => $"{only.Message.Cursor}: no patch in it: {only.Why}",
        var others => $"{paths[0]}{(paths.Length > 1 ? $" and {paths.Length - 1} more" : "")}: no patch in {others.Length} mails",
    };
}
