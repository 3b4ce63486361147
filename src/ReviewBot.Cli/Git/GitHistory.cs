using System.Collections.Immutable;
using LibGit2Sharp;
using ReviewBot.Trees;
using Branch = ReviewBot.Trees.Branch;
using TreeEntry = ReviewBot.Trees.TreeEntry;

namespace ReviewBot.Cli.Git;

/// <summary>
/// The history of a repository, read with libgit2: HEAD's branch and the default branches of the remotes.
/// </summary>
public sealed class GitHistory : IHistory, IDisposable
{
    private readonly string _path;
    private readonly Repository _repository;
    private readonly Dictionary<string, GitTree> _trees = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Ancestors> _ancestors = new(StringComparer.Ordinal);

    private GitHistory(string path, Repository repository, ImmutableArray<string> upstreams)
    {
        _path = path;
        _repository = repository;
        Branches = upstreams.IsEmpty ? [.. Tips(repository)] : [.. upstreams.Select(Upstream)];
    }

    /// <summary>Opens the history of a repository.</summary>
    /// <param name="path">The repository or the top of its work tree.</param>
    /// <param name="upstreams">
    /// The branches, tags or commits that series may be based on, the most likely first; without any, what is checked
    /// out and the default branches of the remotes.
    /// </param>
    /// <exception cref="TreeException">It cannot be read, or has no such branch.</exception>
    public static GitHistory Open(string path, params ImmutableArray<string> upstreams)
    {
        LibGit2.Configure();
        try
        {
            return new GitHistory(path, new Repository(path), upstreams);
        }
        catch (LibGit2SharpException e)
        {
            throw LibGit2.Explain(path, e);
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<Branch> Branches { get; }

    /// <inheritdoc/>
    public string? FindCommit(string id) => (LibGit2.Find(_repository, id) as Commit)?.Sha;

    /// <inheritdoc/>
    public HistoryCommit? Read(string id)
    {
        try
        {
            if (LibGit2.Find(_repository, id) is not Commit commit)
                return null;

            var parents = commit.Parents.Select(parent => parent.Sha).ToImmutableArray();
            return new(commit.Sha, commit.Tree.Sha, parents, commit.MessageShort, commit.Committer.When)
            {
                IsCutOff = parents.IsEmpty && _repository.Info.IsShallow,
            };
        }
        catch (LibGit2SharpException)
        {
            // a parent or a tree that was never fetched
            return null;
        }
    }

    /// <inheritdoc/>
    public bool HasBlob(string id) => LibGit2.Find(_repository, id) is Blob;

    /// <inheritdoc/>
    public IEnumerable<(string Commit, string Tree)> Commits()
    {
        // libgit2's own walk by date reads the whole history before it gives the first commit
        var seen = new HashSet<ObjectId>();
        var next = new PriorityQueue<Commit, (long Age, int Order)>();
        foreach (var branch in Branches)
            Add(_repository.Lookup<Commit>(new ObjectId(branch.Tip)));

        while (next.TryDequeue(out var commit, out _))
        {
            yield return (commit.Sha, commit.Tree.Sha);
            foreach (var parent in commit.Parents)
                Add(parent);
        }

        void Add(Commit commit)
        {
            if (seen.Add(commit.Id))
                next.Enqueue(commit, (-commit.Committer.When.ToUnixTimeSeconds(), seen.Count));
        }
    }

    /// <inheritdoc/>
    public TreeEntry? Child(string folder, string name) =>
        _repository.Lookup<Tree>(new ObjectId(folder))?[GitTree.Name(name)] is { } entry
            ? new TreeEntry(name, (int)entry.Mode, entry.Target.Sha)
            : null;

    /// <inheritdoc/>
    /// <exception cref="TreeException">The commit cannot be read.</exception>
    ITree IHistory.Open(string commit)
    {
        if (!_trees.TryGetValue(commit, out var tree))
            _trees[commit] = tree = GitTree.Open(_path, commit);

        return tree;
    }

    /// <inheritdoc/>
    public bool IsShallow => _repository.Info.IsShallow;

    /// <inheritdoc/>
    public bool? IsAncestor(string commit, string of)
    {
        if (!_ancestors.TryGetValue(of, out var ancestors))
            _ancestors[of] = ancestors = new Ancestors(_repository, of);

        return ancestors.Has(commit);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tree in _trees.Values)
            tree.Dispose();

        _repository.Dispose();
    }

    private Branch Upstream(string revision)
    {
        using var tree = GitTree.Open(_path, revision);
        return FindCommit(tree.Id) is { } tip
            ? new Branch(revision, tip)
            : throw new TreeException($"{_path}: “{revision}” names no commit");
    }

    private static IEnumerable<Branch> Tips(Repository repository)
    {
        if (repository.Head.Tip is { } head)
            yield return new Branch(
                repository.Info.IsHeadDetached ? "HEAD" : repository.Head.FriendlyName, head.Sha, IsCheckedOut: true);

        foreach (var reference in repository.Refs.FromGlob("refs/remotes/*/HEAD"))
        {
            if (reference.ResolveToDirectReference()?.Target is Commit tip)
                yield return new Branch(
                    ((SymbolicReference)reference).Target.CanonicalName["refs/remotes/".Length..], tip.Sha);
        }
    }
}
