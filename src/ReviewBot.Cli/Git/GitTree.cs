using System.Collections.Immutable;
using System.Text;
using LibGit2Sharp;
using ReviewBot.Mail;
using ReviewBot.Trees;
using TreeEntry = ReviewBot.Trees.TreeEntry;

namespace ReviewBot.Cli.Git;

/// <summary>
/// A revision of a git repository, read with libgit2: no work tree is looked at, nothing is written, no code is run.
/// Safe to share between threads.
/// </summary>
public sealed class GitTree : ITree, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ImmutableArray<TreeEntry>> _folders = new(StringComparer.Ordinal);
    private readonly string _path;
    private readonly Repository _repository;
    private readonly string _treeId;
    private readonly GitMerger _merger;

    private GitTree(string path, Repository repository, string id, string treeId)
    {
        _path = path;
        _repository = repository;
        Id = id;
        _treeId = treeId;
        _merger = new GitMerger(path);
    }

    /// <summary>The id of the commit, or of the tree when the revision names a tree.</summary>
    public string Id { get; }

    /// <inheritdoc/>
    string? ITree.Id => Id;

    /// <summary>The id of the tree, which commits with the same files share.</summary>
    public string TreeId => _treeId;

    /// <summary>The same tree, opened once more: for a thread that does not want to wait for others.</summary>
    /// <exception cref="TreeException">It is gone.</exception>
    public GitTree Again() => Open(_path, Id);

    /// <summary>Opens a repository, bare or not, at a revision.</summary>
    /// <param name="path">The repository or the top of its work tree; folders above are not searched.</param>
    /// <param name="revision">Anything <c>git rev-parse</c> takes; <see langword="null"/> for HEAD.</param>
    /// <exception cref="TreeException">
    /// There is no repository, it cannot be read, or it has no such revision.
    /// </exception>
    public static GitTree Open(string path, string? revision) =>
        TryOpen(path, revision) ?? throw new TreeException($"{path}: not a git repository");

    /// <summary>Like <see cref="Open"/>, and <see langword="null"/> where there is no repository.</summary>
    public static GitTree? TryOpen(string path, string? revision)
    {
        LibGit2.Configure();
        Repository? repository = null;
        try
        {
            repository = new Repository(path);
            var (id, treeId) = Resolve(path, repository, revision);
            var tree = new GitTree(path, repository, id, treeId);
            repository = null;
            return tree;
        }
        catch (RepositoryNotFoundException)
        {
            return null;
        }
        catch (LibGit2SharpException e)
        {
            throw LibGit2.Explain(path, e);
        }
        finally
        {
            repository?.Dispose();
        }
    }

    /// <inheritdoc/>
    public TreeEntry? Find(string path)
    {
        var slash = path.LastIndexOf('/');
        var (folder, name) = slash < 0 ? ("", path) : (path[..slash], path[(slash + 1)..]);
        foreach (var entry in Entries(folder))
        {
            if (entry.Path == name)
                return entry.Mode == GitMode.Folder ? null : entry with { Path = path };
        }

        return null;
    }

    /// <inheritdoc/>
    /// <exception cref="TreeException">The blob is not in the repository, as in a partial clone.</exception>
    public byte[] Read(TreeEntry entry)
    {
        lock (_gate)
        {
            try
            {
                if (_repository.Lookup<Blob>(new ObjectId(entry.Id)) is not { } blob)
                    throw new TreeException(
                        $"{_path}: blob {entry.Id} of {RawText.Decode(entry.Path)} is missing; is it a partial clone?");

                return LibGit2.Content(blob);
            }
            catch (LibGit2SharpException e)
            {
                throw LibGit2.Explain(_path, e);
            }
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<TreeEntry>? List(string folder) => Entries(folder);

    /// <inheritdoc/>
    public IMerger Merger => _merger;

    /// <inheritdoc/>
    public void Dispose()
    {
        _merger.Dispose();
        _repository.Dispose();
    }

    private ImmutableArray<TreeEntry> Entries(string folder)
    {
        lock (_gate)
        {
            if (!_folders.TryGetValue(folder, out var entries))
                _folders[folder] = entries = FolderId(folder) is { } id ? Load(id) : [];

            return entries;
        }
    }

    private string? FolderId(string folder)
    {
        if (folder.Length == 0)
            return _treeId;

        var slash = folder.LastIndexOf('/');
        var (parent, name) = slash < 0 ? ("", folder) : (folder[..slash], folder[(slash + 1)..]);
        foreach (var entry in Entries(parent))
        {
            if (entry.Path == name)
                return entry.Mode == GitMode.Folder ? entry.Id : null;
        }

        return null;
    }

    private ImmutableArray<TreeEntry> Load(string id)
    {
        try
        {
            return _repository.Lookup<Tree>(new ObjectId(id)) is { } tree
                ? [.. tree.Select(entry => new TreeEntry(Known(entry.Name), (int)entry.Mode, entry.Target.Sha))]
                : throw new TreeException($"{_path}: tree {id} is missing; is it a partial clone?");
        }
        catch (LibGit2SharpException e)
        {
            throw LibGit2.Explain(_path, e);
        }
    }

    /// <summary>A raw name as libgit2 wants it.</summary>
    internal static string Name(string raw) =>
        System.Text.Ascii.IsValid(raw) ? raw : Encoding.UTF8.GetString(RawText.ToBytes(raw));

    /// <summary>A name of libgit2's as a raw one.</summary>
    internal static string Raw(string name) =>
        System.Text.Ascii.IsValid(name) ? name : RawText.FromBytes(Encoding.UTF8.GetBytes(name));

    // what the binding of libgit2 could not decode is lost, and an id of the folder without it would be wrong
    private string Known(string name) => !name.Contains('\uFFFD', StringComparison.Ordinal)
        ? Raw(name)
        : throw new TreeException($"{_path}: the name “{name}” is not UTF-8, and cannot be read");

    private static (string Id, string TreeId) Resolve(string path, Repository repository, string? revision)
    {
        if (revision is null && repository.Info.IsHeadUnborn)
            throw new TreeException($"{path}: the repository has no commit yet");

        return LibGit2.Named(repository, path, revision ?? "HEAD") switch
        {
            Commit commit => (commit.Sha, commit.Tree.Sha),
            Tree tree => (tree.Sha, tree.Sha),
            null => throw new TreeException($"{path}: no revision “{revision ?? "HEAD"}”"),
            _ => throw new TreeException($"{path}: “{revision}” is neither a commit nor a tree"),
        };
    }
}
