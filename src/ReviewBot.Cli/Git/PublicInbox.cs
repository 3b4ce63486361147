using System.Collections.Immutable;
using System.Globalization;
using LibGit2Sharp;
using ReviewBot.Mail;
using MailChoice = ReviewBot.Patches.MailChoice;

namespace ReviewBot.Cli.Git;

/// <summary>
/// A mailing list as public-inbox keeps it in git: one commit a mail, which is the blob <c>m</c> (version 2), or a tree
/// of
/// files named by hash (version 1). Only objects are read, so bare repositories work and work trees do not matter.
/// </summary>
public static class PublicInbox
{
    /// <summary>
    /// The repositories of the archive at a path, newest first: the path itself, or the epochs <c>0.git</c>,
    /// <c>1.git</c>, …
    /// in it or in its folder <c>git</c>. None when the path holds no archive; it may hold other mails then.
    /// </summary>
    /// <exception cref="TreeException">A bare repository that is no archive, or one that cannot be read.</exception>
    public static ImmutableArray<string> Find(string path)
    {
        if (File.Exists(Path.Join(path, "HEAD")) && Directory.Exists(Path.Join(path, "objects")))
            return IsArchive(path)
                ? [path]
                : throw new TreeException(
                    $"{path}: a git repository, but no public-inbox archive: there is no mail in its last commit");

        if (Path.Exists(Path.Join(path, ".git")))
            return IsArchive(path) ? [path] : [];

        string[] folders = [Path.Join(path, "git"), path];
        return folders.Select(Epochs).FirstOrDefault(epochs => !epochs.IsEmpty, []);
    }

    /// <summary>The mails of an archive, newest first, without those that were deleted from it.</summary>
    /// <param name="repositories">As <see cref="Find"/> gives them.</param>
    /// <param name="since">
    /// Mails that came long before, by <see cref="MailChoice.Margin"/>, need not be given; the walk ends there.
    /// </param>
    /// <exception cref="TreeException">A repository is damaged, or lacks objects.</exception>
    public static IEnumerable<RawMail> Read(ImmutableArray<string> repositories, DateTimeOffset? since = null)
    {
        var past = new LongPast(since);
        var deleted = new Dictionary<ObjectId, int>();
        foreach (var path in repositories)
        {
            if (past.IsReached)
                yield break;

            using var repository = LibGit2.Open(path);
            if (Tip(repository) is not { } tip)
                continue;

            using var mails = (IsHashed(tip.Tree) ? Files(path, tip.Tree, "") : Commits(path, repository, tip, deleted, past))
                .GetEnumerator();
            while (Next(path, mails) is { } mail)
                yield return mail;
        }
    }

    private static bool IsArchive(string path)
    {
        using var repository = LibGit2.Open(path);
        try
        {
            return Tip(repository) is { Tree: var tree }
                ? IsHashed(tree) || (
                    tree.Count > 0
                        && tree.All(entry => entry is { Name: "m" or "d", TargetType: TreeEntryTargetType.Blob }))
                : repository.Info.IsBare;
        }
        catch (LibGit2SharpException e)
        {
            throw LibGit2.Explain(path, e);
        }
    }

    /// <summary>The last commit; HEAD may name a branch that is not there, and an archive has only one.</summary>
    internal static Commit? Tip(Repository repository) =>
        repository.Head.Tip ?? (repository.Branches.ToList() is [var only] ? only.Tip : null);

    /// <summary>Whether a tree is that of an archive of version 1.</summary>
    internal static bool IsHashed(Tree tree) =>
        tree.FirstOrDefault(
            entry =>
                entry is { Name.Length: 2, TargetType: TreeEntryTargetType.Tree }
                    && entry.Name.All(char.IsAsciiHexDigitLower))
            is { Target: Tree folder }
                && folder.Any(entry => entry.Name.Length == 38 && entry.Name.All(char.IsAsciiHexDigitLower));

    private static ImmutableArray<string> Epochs(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. from epoch in Directory.EnumerateDirectories(folder, "*.git")
           let name = Path.GetFileNameWithoutExtension(epoch)
           where int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)
           orderby int.Parse(name, CultureInfo.InvariantCulture) descending
           select epoch,
    ];

    private static IEnumerable<RawMail> Commits(
        string path, Repository repository, Commit tip, Dictionary<ObjectId, int> deleted, LongPast past)
    {
        foreach (var commit in repository.Commits.QueryBy(new CommitFilter { IncludeReachableFrom = tip, SortBy = CommitSortStrategies.Time }))
        {
            past.Pass(commit);
            if (past.IsReached)
                yield break;

            foreach (var entry in commit.Tree)
            {
                var times = deleted.GetValueOrDefault(entry.Target.Id);
                if (entry.Name == "d")
                    deleted[entry.Target.Id] = times + 1;
                else if (entry.Name == "m" && times > 0)
                    deleted[entry.Target.Id] = times - 1;
                else if (entry is { Name: "m", Target: Blob blob })
                    yield return new RawMail(Bytes(blob), $"{path}:{commit.Sha[..12]}:m");
            }
        }
    }

    private static IEnumerable<RawMail> Files(string path, Tree tree, string folder)
    {
        foreach (var entry in tree)
        {
            if (entry.Target is Tree below && entry.Name.Length == 2)
            {
                foreach (var mail in Files(path, below, $"{folder}{entry.Name}/"))
                    yield return mail;
            }
            else if (entry.Target is Blob blob && folder.Length > 0)
            {
                yield return new RawMail(Bytes(blob), $"{path}:HEAD:{folder}{entry.Name}");
            }
        }
    }

    // what is too large to be read as a mail is refused with less
    private static byte[] Bytes(Blob blob) => LibGit2.Content(blob, MessageParser.MaxBytes + 1);

    private static RawMail? Next(string path, IEnumerator<RawMail> mails)
    {
        try
        {
            return mails.MoveNext() ? mails.Current : null;
        }
        catch (LibGit2SharpException e)
        {
            throw LibGit2.Explain(path, e);
        }
    }

    /// <summary>Tells when a walk has gone so far back that no mail asked for can follow.</summary>
    private sealed class LongPast(DateTimeOffset? since)
    {
        // a mail that came with a wrong clock ends nothing
        private const int Enough = 100;

        private int _older;

        public bool IsReached => _older >= Enough;

        public void Pass(Commit commit) =>
            _older = since is { } date && commit.Committer.When < MailChoice.Before(date) ? _older + 1 : 0;
    }
}
