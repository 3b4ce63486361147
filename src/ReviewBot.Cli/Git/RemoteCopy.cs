using LibGit2Sharp;

namespace ReviewBot.Cli.Git;

/// <summary>Brings what a git server has into a repository here, and ends when the server does not answer.</summary>
internal static class RemoteCopy
{
    private const string RemoteName = "reviewbot";

    private static readonly Lazy<bool> HasTimeouts = new(SetTimeouts);

    private const int ConnectTimeout = 39, AnswerTimeout = 41;

    /// <summary>Whether a repository with branches is there.</summary>
    /// <exception cref="TreeException">The server does not answer.</exception>
    public static bool IsThere(string url)
    {
        Configure();
        try
        {
            return Repository.ListRemoteReferences(url).Any();
        }
        catch (LibGit2SharpException e) when (e.Message.Contains("timed out", StringComparison.Ordinal))
        {
            // it is not asked for another form of the address: that would only take as long again
            throw LibGit2.Explain(url, e);
        }
        catch (LibGit2SharpException)
        {
            return false;
        }
    }

    /// <summary>
    /// Fetches the branches of a repository, and its tags when asked; makes a bare copy when there is none. A bare copy
    /// has its branches where the other side has them; a work tree keeps its own.
    /// </summary>
    /// <exception cref="TreeException">It cannot be reached, or the copy is damaged.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; what was fetched is asked for again.</exception>
    public static void Fetch(string url, string repository, TagFetchMode tags, CancellationToken stop)
    {
        Configure();
        stop.ThrowIfCancellationRequested();
        try
        {
            Reference? head = null;
            if (!Directory.Exists(repository) || !Directory.EnumerateFileSystemEntries(repository).Any())
            {
                // asked first: what is not there should not leave an empty repository behind
                head = Repository.ListRemoteReferences(url).FirstOrDefault(reference => reference.CanonicalName == "HEAD");
                Repository.Init(repository, isBare: true);
            }

            using var opened = LibGit2.Open(repository);
            var branches = opened.Info.IsBare ? "+refs/heads/*:refs/heads/*" : $"+refs/heads/*:refs/remotes/{RemoteName}/*";
            Name(opened, url, branches);
            opened.Network.Fetch(RemoteName, [branches], new FetchOptions
            {
                TagFetchMode = tags,
                OnTransferProgress = _ => !stop.IsCancellationRequested,
            });
            // a new copy has the branch that the other side calls its own
            if (head is SymbolicReference { TargetIdentifier: var branch } && opened.Refs[branch] is { } own)
                opened.Refs.UpdateTarget(opened.Refs.Head, own);
        }
        catch (UserCancelledException e)
        {
            throw new OperationCanceledException("stopped", e, stop);
        }
        catch (LibGit2SharpException e)
        {
            throw LibGit2.Explain(url, e);
        }
    }

    // LibGit2Sharp fetches only from a remote with a name
    private static void Name(Repository repository, string url, string branches)
    {
        if (repository.Network.Remotes[RemoteName] is null)
            repository.Network.Remotes.Add(RemoteName, url, branches);
        else
            repository.Network.Remotes.Update(RemoteName, remote => remote.Url = url);
    }

    private static void Configure()
    {
        LibGit2.Configure();
        if (!HasTimeouts.Value)
            throw new TreeException("this libgit2 has no timeouts");
    }

    // LibGit2Sharp has no call for them; by default a server may hang for ever (GIT_OPT_SET_SERVER_CONNECT_TIMEOUT,
    // GIT_OPT_SET_SERVER_TIMEOUT of git2/common.h, in milliseconds)
    private static bool SetTimeouts()
    {
        // the first call of LibGit2Sharp loads and starts the library
        _ = GlobalSettings.Version.Features;
        return LibGit2Option.Set(ConnectTimeout, 30_000) && LibGit2Option.Set(AnswerTimeout, 60_000);
    }
}
