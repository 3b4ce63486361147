using LibGit2Sharp;
using ReviewBot.Trees;
using Signature = LibGit2Sharp.Signature;

namespace ReviewBot.Cli.Git;

/// <summary>
/// Merges with libgit2. It merges commits only, so commits of one file are made for it, in memory: the repository is
/// read and never written. Safe to share between threads.
/// </summary>
/// <param name="path">The repository.</param>
internal sealed class GitMerger(string path) : IMerger, IDisposable
{
    private const string Name = "file";

    private static readonly Signature Nobody = new("nobody", "nobody@example.org", DateTimeOffset.UnixEpoch);

    private readonly Lock _gate = new();
    private readonly Lazy<Repository> _repository = new(() => new Repository(path));

    /// <inheritdoc/>
    /// <exception cref="TreeException">The blob cannot be read.</exception>
    public byte[]? FindBlob(string id)
    {
        lock (_gate)
        {
            try
            {
                return LibGit2.Find(_repository.Value, id) is Blob blob ? LibGit2.Content(blob) : null;
            }
            catch (LibGit2SharpException e)
            {
                throw LibGit2.Explain(path, e);
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="TreeException">libgit2 fails.</exception>
    public byte[]? Merge(byte[] ancestor, byte[] ours, byte[] theirs)
    {
        try
        {
            // not the repository that blobs are looked up in: what one merge makes, no other patch may find
            using var scratch = new Repository(path);
            scratch.ObjectDatabase.AddBackend(new ObjectsInMemory(), ObjectsInMemory.BeforeAllOthers);
            var start = Commit(scratch, ancestor);
            var options = new MergeTreeOptions { FailOnConflict = true, SkipReuc = true };
            var result = scratch.ObjectDatabase.MergeCommits(
                Commit(scratch, ours, start), Commit(scratch, theirs, start), options);
            return result.Status == MergeTreeStatus.Succeeded && result.Tree[Name]?.Target is Blob merged
                ? LibGit2.Content(merged)
                : null;
        }
        catch (LibGit2SharpException e)
        {
            throw LibGit2.Explain(path, e);
        }
    }

    public void Dispose()
    {
        if (_repository.IsValueCreated)
            _repository.Value.Dispose();
    }

    private static Commit Commit(Repository scratch, byte[] content, params Commit[] parents)
    {
        var objects = scratch.ObjectDatabase;
        var blob = scratch.Lookup<Blob>(objects.Write<Blob>(content));
        var tree = objects.CreateTree(new TreeDefinition().Add(Name, blob, Mode.NonExecutableFile));
        return objects.CreateCommit(Nobody, Nobody, "", tree, parents, prettifyMessage: false);
    }
}
