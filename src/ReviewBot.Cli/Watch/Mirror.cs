using LibGit2Sharp;
using ReviewBot.Cli.Git;

namespace ReviewBot.Cli.Watch;

/// <summary>A local copy of a repository elsewhere.</summary>
internal static class Mirror
{
    /// <summary>Clones it, bare, when it is not there; else fetches its branches and tags.</summary>
    /// <exception cref="LibGit2SharpException">It cannot be reached, or the copy is damaged.</exception>
    public static void Update(string path, string remote, CancellationToken stop)
    {
        LibGit2.Configure();
        if (!Directory.Exists(path))
        {
            var options = new CloneOptions { IsBare = true };
            options.FetchOptions.OnTransferProgress = _ => !stop.IsCancellationRequested;
            Repository.Clone(remote, path, options);
            return;
        }

        using var repository = LibGit2.Open(path);
        var fetch = new FetchOptions { TagFetchMode = TagFetchMode.Auto, OnTransferProgress = _ => !stop.IsCancellationRequested };
        // a bare copy has its branches where the other side has them; a work tree keeps its own
        string[] refs = repository.Info.IsBare ? ["+refs/heads/*:refs/heads/*"] : ["+refs/heads/*:refs/remotes/origin/*"];
        LibGit2Sharp.Commands.Fetch(repository, remote, refs, fetch, logMessage: "reviewbot");
    }
}
