using System.Collections.Immutable;
using LibGit2Sharp;
using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Trees;
using Commit = ReviewBot.Patches.Commit;
using GitCommit = LibGit2Sharp.Commit;
using Patch = LibGit2Sharp.Patch;

namespace ReviewBot.Cli.Git;

/// <summary>Reads commits as a series, each applied to its own parent.</summary>
public sealed class CommitReader : IDisposable
{
    private readonly string _path;
    private readonly Repository _repository;
    private readonly List<GitTree> _trees = [];

    private CommitReader(string path, Repository repository)
    {
        _path = path;
        _repository = repository;
        Revisions = new Revisions(path, repository);
    }

    /// <summary>The revisions of the repository.</summary>
    public Revisions Revisions { get; }

    /// <summary>The path of the repository, for people.</summary>
    public string Path => _path;

    /// <summary>The top of the work tree; null for a bare repository.</summary>
    public string? WorkTree => _repository.Info.WorkingDirectory;

    /// <summary>The tree of HEAD; null when there is no commit yet.</summary>
    public ITree? Head => Tree(_repository.Head.Tip);

    /// <summary>Opens a repository.</summary>
    /// <param name="option">The value of <c>--tree</c>; null for the repository around the current folder.</param>
    /// <exception cref="TreeException">There is none, or it cannot be read.</exception>
    public static CommitReader Open(string? option)
    {
        LibGit2.Configure();
        var folder = Directory.GetCurrentDirectory();
        var path = option ?? TreeLocator.PathAround(folder)
            ?? throw new TreeException($"{folder}: not in a git repository");
        try
        {
            // a commit that names files has an index of its own, which git tells its hooks
            var index = Environment.GetEnvironmentVariable("GIT_INDEX_FILE");
            return new CommitReader(path, option is null && index is { Length: > 0 } && File.Exists(index)
                ? new Repository(path, new RepositoryOptions { IndexPath = System.IO.Path.GetFullPath(index) })
                : new Repository(path));
        }
        catch (RepositoryNotFoundException e)
        {
            throw new TreeException($"{path}: {(Directory.Exists(path) ? "not a git repository" : "no such folder")}", e);
        }
        catch (LibGit2SharpException e)
        {
            throw LibGit2.Explain(path, e);
        }
    }

    /// <summary>
    /// The series of a range, without merges and commits that change nothing; null when there is none left.
    /// </summary>
    /// <exception cref="TreeException">Something is missing in the repository.</exception>
    public AppliedSeries? Read(CommitRange range)
    {
        try
        {
            var diff = new CommitDiff(_repository);
            var kept = ImmutableArray.CreateBuilder<(GitCommit Commit, ImmutableArray<FileDelta> Files)>();
            foreach (var commit in range.Commits.Where(commit => commit.Parents.Take(2).Count() < 2))
            {
                var files = diff.Between(commit.Parents.FirstOrDefault()?.Tree, commit.Tree);
                if (!files.IsEmpty)
                    kept.Add((commit, files));
            }

            if (kept.Count == 0)
                return null;

            var series = CommitMail.ToSeries(
                [.. kept.Select(each => (Of(each.Commit), each.Files))], BranchCover.Of(Revisions, range, Of(kept[0].Commit)));
            return Apply(series, [.. kept.Select(each => each.Commit)]);
        }
        catch (LibGit2SharpException e)
        {
            throw LibGit2.Explain(_path, e);
        }
    }

    /// <summary>What is not committed yet, as a series of one; null when nothing is changed.</summary>
    /// <param name="targets">Where to look: the index, or the work tree too.</param>
    /// <param name="message">Title and log of the commit to be.</param>
    public AppliedSeries? ReadUncommitted(DiffTargets targets, string message)
    {
        if (_repository.Info.IsBare)
            throw Revisions.Refuse("a bare repository has no work tree");

        try
        {
            var options = new CompareOptions { IndentHeuristic = true, Similarity = SimilarityOptions.Renames };
            using var patch = _repository.Diff.Compare<Patch>(_repository.Head.Tip?.Tree, targets, null, null, options);
            if (patch.Content is not { Length: > 0 } text)
                return null;

            var author = Revisions.Config.BuildSignature(DateTimeOffset.UnixEpoch);
            var commit = new Commit(null, new Address(author?.Name ?? "", author?.Email ?? ""), null, message);
            var files = new FileDelta("changes", RawText.FromBytes(System.Text.Encoding.UTF8.GetBytes(text)), []);
            var series = CommitMail.ToSeries([(commit, [files])], cover: null);
            return WithNamed(SeriesApplier.Apply(series, Tree(_repository.Head.Tip)), _repository.Head.Tip?.Sha);
        }
        catch (LibGit2SharpException e)
        {
            throw LibGit2.Explain(_path, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tree in _trees)
            tree.Dispose();

        Revisions.Dispose();
        _repository.Dispose();
    }

    /// <summary>A commit whose parent is the one before it sees what that one did; any other starts anew.</summary>
    private AppliedSeries Apply(Series series, ImmutableArray<GitCommit> commits)
    {
        var patches = ImmutableArray.CreateBuilder<AppliedPatch>(commits.Length);
        ITree? first = null;
        for (var from = 0; from < commits.Length;)
        {
            var to = from + 1;
            while (to < commits.Length && commits[to].Parents.Single().Id == commits[to - 1].Id)
                to++;

            var tree = Tree(commits[from].Parents.FirstOrDefault());
            first ??= tree;
            patches.AddRange(SeriesApplier.Apply(series with { Patches = series.Patches[from..to] }, tree).Patches);
            from = to;
        }

        return WithNamed(new AppliedSeries(series, first, patches.MoveToImmutable()), commits[^1].Id.Sha);
    }

    /// <summary>A commit may fix one before it in the same range, so the last one is where to look from.</summary>
    private AppliedSeries WithNamed(AppliedSeries applied, string? last)
    {
        var history = new Lazy<IHistory>(() => GitHistory.Open(_path));
        try
        {
            return last is null
                ? applied
                : applied with { Named = NamedCommit.Of(applied.Series, history, last, isExact: true) };
        }
        finally
        {
            if (history is { IsValueCreated: true, Value: IDisposable opened })
                opened.Dispose();
        }
    }

    private GitTree? Tree(GitCommit? commit)
    {
        if (commit is null)
            return null;

        var tree = GitTree.Open(_path, commit.Sha);
        _trees.Add(tree);
        return tree;
    }

    internal static Commit Of(GitCommit commit) => new(
        commit.Sha, new Address(commit.Author.Name, commit.Author.Email), commit.Author.When, commit.Message);
}
