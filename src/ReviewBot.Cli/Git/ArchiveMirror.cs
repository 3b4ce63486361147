using System.Globalization;
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
    private static readonly string[] Forms = ["{0}/{1}", "{0}/git/{1}.git", "{0}/{1}.git"];

    /// <summary>Fetches what is new, and new epochs.</summary>
    /// <exception cref="TreeException">The remote cannot be reached, or is no archive.</exception>
    public void Fetch(CancellationToken stop)
    {
        var epochs = Directory.Exists(path) ? PublicInbox.Find(path) : [];
        if (epochs is [var only] && !IsEpoch(only))
        {
            Fetch(remote, only, stop);
            return;
        }

        var folder = epochs.IsEmpty ? Path.Join(path, "git") : Path.GetDirectoryName(epochs[0])!;
        var last = epochs.IsEmpty ? 0 : Number(epochs[0]);
        if (Forms.FirstOrDefault(form => RemoteCopy.IsThere(Url(form, last))) is not { } form)
        {
            // an archive of version 1, or one epoch of another; that it is not there at all is said by the fetch
            Fetch(epochs.IsEmpty ? remote : Url(Forms[0], last), epochs.IsEmpty ? path : epochs[0], stop);
            return;
        }

        // that an epoch is not there is known only when the server has just shown another
        do
            Fetch(Url(form, last), Path.Join(folder, string.Create(CultureInfo.InvariantCulture, $"{last}.git")), stop);
        while (RemoteCopy.IsThere(Url(form, ++last)));
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

    private static void Fetch(string url, string repository, CancellationToken stop) =>
        RemoteCopy.Fetch(url, repository, TagFetchMode.None, stop);
}
