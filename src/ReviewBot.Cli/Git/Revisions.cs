using LibGit2Sharp;

namespace ReviewBot.Cli.Git;

/// <summary>Looks commits up by what people call them, and says in one line why one is not there.</summary>
/// <param name="path">The repository, for people.</param>
/// <param name="repository">The repository.</param>
public sealed class Revisions(string path, Repository repository) : IDisposable
{
    private HashSet<string>? _ends;
    private Configuration? _config;

    /// <summary>The repository.</summary>
    public Repository Repository => repository;

    /// <summary>The configuration.</summary>
    public Configuration Config => _config ??= GitSettings.Of(repository);

    /// <summary>The commit of a revision, tags undone.</summary>
    /// <exception cref="TreeException">There is none.</exception>
    public Commit Commit(string revision)
    {
        if (repository.Head.Tip is null && revision == "HEAD")
            throw Refuse("the repository has no commit yet");

        return Find(revision) switch
        {
            Commit commit => commit,
            null => throw Refuse($"no revision “{revision}”{(repository.Info.IsShallow ? "; the clone is shallow, 'git fetch --unshallow' gets the rest" : "")}"),
            _ => throw Refuse($"“{revision}” is no commit"),
        };
    }

    /// <summary>The commit of a revision; null when there is none.</summary>
    public Commit? TryCommit(string revision) => Find(revision) as Commit;

    /// <summary>Whether a shallow clone ends with this commit, so that what it changed is not known.</summary>
    public bool IsEnd(Commit commit) => repository.Info.IsShallow && (_ends ??= ReadEnds()).Contains(commit.Sha);

    /// <summary>The line for a problem of this repository.</summary>
    public TreeException Refuse(string why, Exception? cause = null) => new($"{path}: {why}", cause);

    /// <inheritdoc/>
    public void Dispose() => _config?.Dispose();

    private GitObject? Find(string revision) => LibGit2.Named(repository, path, revision);

    // "shallow" of gitrepository-layout: one id a line
    private HashSet<string> ReadEnds()
    {
        try
        {
            return [.. File.ReadLines(Path.Join(GitFolder.Common(repository), "shallow"))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refuse($"the clone is shallow, and where it ends cannot be read: {Output.Reason(e)}", e);
        }
    }
}
