using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using LibGit2Sharp;
using ReviewBot.Cli.Git;
using ReviewBot.Cli.Settings;
using ReviewBot.Mail;

namespace ReviewBot.Cli.Sources;

/// <summary>
/// An archive of public-inbox in git, which is fetched when it has a remote. The cursor is an epoch and a commit in it.
/// </summary>
/// <param name="settings">Where it is.</param>
public sealed class PublicInboxSource(SourceSettings.PublicInbox settings) : IMailSource
{
    private Task _fetch = Task.CompletedTask;

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public IAsyncEnumerable<Arrival> ReadAsync(string? cursor, bool wait, CancellationToken stop)
    {
        Func<Task>? next = wait ? () => Task.Delay(settings.Every, stop) : null;
        return Guarded.ReadAsync(Guarded.RepeatAsync(from => NewAsync(from, stop), cursor, next, stop), Explain, stop);
    }

    private SourceException? Explain(Exception e) => e switch
    {
        TreeException => new SourceException($"{Name}: {Output.Printable(e.Message)}", e),
        LibGit2SharpException git => new SourceException($"{Name}: {LibGit2.Explain(settings.Path, git).Message}", e),
        IOException or UnauthorizedAccessException =>
            new SourceException($"{Name}: {settings.Path}: {Output.Reason(e)}", e),
        _ => null,
    };

    private async IAsyncEnumerable<Arrival> NewAsync(string? cursor, [EnumeratorCancellation] CancellationToken stop)
    {
        if (settings.Remote is { } remote)
            await FetchAsync(new ArchiveMirror(settings.Path, remote), stop);

        ImmutableArray<string> repositories = [.. Repositories().Reverse()];
        var (epoch, commit) = Place(cursor);
        repositories = [.. repositories.Where(path => ArchiveMirror.Number(path) >= epoch)];
        var deleted = DeletedBehind(repositories, stop);
        foreach (var (path, gone) in repositories.Zip(deleted))
        {
            using var repository = LibGit2.Open(path);
            if (PublicInbox.Tip(repository) is not { } tip)
                continue;

            var isBegun = ArchiveMirror.Number(path) == epoch && commit is not null;
            var after = isBegun ? ArchiveWalk.Known(repository, tip, commit!) : null;
            if (isBegun && after is null)
                yield return new Arrival(null, Cursor(path, null))
                {
                    Note = $"{Name}: {path}: the history was rewritten; it is read from its start",
                };

            foreach (var arrival in Mails(path, repository, tip, after, gone, stop))
                yield return arrival;
        }
    }

    private IEnumerable<Arrival> Mails(
        string path, Repository repository, Commit tip, Commit? after, Dictionary<ObjectId, int> deleted,
        CancellationToken stop)
    {
        var mails = ArchiveWalk.Mails(repository, tip, after, deleted, stop);
        var place = Cursor(path, after?.Sha);
        for (var at = 0; at < mails.Count; at++)
        {
            stop.ThrowIfCancellationRequested();
            var (commit, mail) = mails[at];
            // a commit of version 1 may bring more than one
            if (at + 1 == mails.Count || mails[at + 1].Commit != commit)
                place = Cursor(path, commit.Sha);

            var where = $"{path}:{commit.Sha[..12]}";
            var blob = repository.Lookup<Blob>(mail)
                ?? throw new TreeException($"{where}: the mail {mail.Sha} is missing");
            yield return blob.Size > MessageParser.MaxBytes
                ? Arrival.TooLarge($"{Name}: {where}", place)
                : new Arrival(new RawMail(LibGit2.Content(blob), where), place);
        }

        if (Cursor(path, tip.Sha) is var end && end != place)
            yield return new Arrival(null, end);
    }

    /// <summary>For each repository, the mails that a later one takes away from it.</summary>
    private static Dictionary<ObjectId, int>[] DeletedBehind(
        ImmutableArray<string> repositories, CancellationToken stop)
    {
        var behind = new Dictionary<ObjectId, int>[repositories.Length];
        var deleted = new Dictionary<ObjectId, int>();
        for (var at = repositories.Length - 1; at >= 0; at--)
        {
            behind[at] = new(deleted);
            if (at == 0)
                break;

            using var repository = LibGit2.Open(repositories[at]);
            if (PublicInbox.Tip(repository) is { } tip)
                ArchiveWalk.Mails(repository, tip, after: null, deleted, stop);
        }

        return behind;
    }

    private ImmutableArray<string> Repositories() =>
        Directory.Exists(settings.Path) && PublicInbox.Find(settings.Path) is { IsEmpty: false } found
            ? found
            : throw new TreeException($"{settings.Path}: no archive of public-inbox");

    // libgit2 cannot be interrupted while it connects; whoever stops does not wait for it
    private async Task FetchAsync(ArchiveMirror mirror, CancellationToken stop)
    {
        if (!_fetch.IsCompleted)
            throw new IOException("the last fetch has not ended yet");

        _fetch = Task.Run(() => mirror.Fetch(stop), CancellationToken.None);
        await _fetch.WaitAsync(stop);
    }

    private static string Cursor(string path, string? commit) =>
        string.Create(CultureInfo.InvariantCulture, $"{ArchiveMirror.Number(path)} {commit ?? "-"}");

    private static (int Epoch, string? Commit) Place(string? cursor) => cursor?.Split(' ') switch
    {
        [var epoch, var commit]
            when int.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
            (number, commit == "-" ? null : commit),
        _ => (0, null),
    };
}
