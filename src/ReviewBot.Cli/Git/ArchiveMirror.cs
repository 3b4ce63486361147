using System.Globalization;
using System.Runtime.InteropServices;
using LibGit2Sharp;

namespace ReviewBot.Cli.Git;

/// <summary>
/// Keeps a copy of an archive of public-inbox up to date, and makes it when it is missing. Version 2 is a repository
/// for each epoch, which a server offers as <c>URL/0</c>, <c>URL/1</c>, … and keeps as <c>git/0.git</c>, …, as the copy
/// does.
/// </summary>
/// <param name="path">The folder of the copy, or its only repository.</param>
/// <param name="remote">Where it is fetched from.</param>
internal sealed class ArchiveMirror(string path, string remote)
{
    private const string EveryBranch = "+refs/heads/*:refs/heads/*", RemoteName = "reviewbot";

    private static readonly string[] Forms = ["{0}/{1}", "{0}/git/{1}.git", "{0}/{1}.git"];

    private static readonly Lazy<bool> HasTimeouts = new(SetTimeouts);

    private const int ConnectTimeout = 39, AnswerTimeout = 41;

    /// <summary>Fetches what is new, and new epochs.</summary>
    /// <exception cref="TreeException">The remote cannot be reached, or is no archive.</exception>
    public void Fetch(CancellationToken stop)
    {
        LibGit2.Configure();
        if (!HasTimeouts.Value)
            throw new TreeException("this libgit2 has no timeouts");

        var epochs = Directory.Exists(path) ? PublicInbox.Find(path) : [];
        if (epochs is [var only] && !IsEpoch(only))
        {
            Fetch(remote, only, stop);
            return;
        }

        var folder = epochs.IsEmpty ? Path.Join(path, "git") : Path.GetDirectoryName(epochs[0])!;
        var last = epochs.IsEmpty ? 0 : Number(epochs[0]);
        if (Forms.FirstOrDefault(form => IsThere(Url(form, last))) is not { } form)
        {
            // an archive of version 1, or one epoch of another; that it is not there at all is said by the fetch
            Fetch(epochs.IsEmpty ? remote : Url(Forms[0], last), epochs.IsEmpty ? path : epochs[0], stop);
            return;
        }

        // that an epoch is not there is known only when the server has just shown another
        do
            Fetch(Url(form, last), Path.Join(folder, string.Create(CultureInfo.InvariantCulture, $"{last}.git")), stop);
        while (IsThere(Url(form, ++last)));
    }

    /// <summary>The number of an epoch; 0 for the only repository of an archive.</summary>
    public static int Number(string repository) => IsEpoch(repository)
        ? int.Parse(Path.GetFileNameWithoutExtension(repository), CultureInfo.InvariantCulture)
        : 0;

    private static bool IsEpoch(string repository) =>
        repository.EndsWith(".git", StringComparison.Ordinal)
        && int.TryParse(
            Path.GetFileNameWithoutExtension(repository), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private string Url(string form, int epoch) =>
        string.Format(CultureInfo.InvariantCulture, form, remote.TrimEnd('/'), epoch);

    private static bool IsThere(string url)
    {
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

    private static void Fetch(string url, string repository, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            if (!Directory.Exists(repository) || !Directory.EnumerateFileSystemEntries(repository).Any())
            {
                // what is not there should not leave an empty repository behind
                _ = Repository.ListRemoteReferences(url).Any();
                Repository.Init(repository, isBare: true);
            }

            using var opened = LibGit2.Open(repository);
            Name(opened, url);
            opened.Network.Fetch(RemoteName, [EveryBranch], new FetchOptions
            {
                TagFetchMode = TagFetchMode.None,
                OnTransferProgress = _ => !stop.IsCancellationRequested,
            });
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
    private static void Name(Repository repository, string url)
    {
        if (repository.Network.Remotes[RemoteName] is null)
            repository.Network.Remotes.Add(RemoteName, url, EveryBranch);
        else
            repository.Network.Remotes.Update(RemoteName, remote => remote.Url = url);
    }

    // LibGit2Sharp has no call for them; by default a server may hang for ever (GIT_OPT_SET_SERVER_CONNECT_TIMEOUT,
    // GIT_OPT_SET_SERVER_TIMEOUT of git2/common.h, in milliseconds)
    private static bool SetTimeouts()
    {
        // the first call of LibGit2Sharp loads and starts the library
        _ = GlobalSettings.Version.Features;
        return git_libgit2_opts(ConnectTimeout, 30_000) == 0 && git_libgit2_opts(AnswerTimeout, 60_000) == 0;
    }

#pragma warning disable CA5393 // the library lies beside the program
    [DllImport("git2-5853918"), DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int git_libgit2_opts(int option, int value);
#pragma warning restore CA5393
}
