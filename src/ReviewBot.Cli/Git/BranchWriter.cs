using System.Text;
using LibGit2Sharp;
using ReviewBot.Trees;
using ObjectType = ReviewBot.Trees.ObjectType;
using Signature = ReviewBot.Trees.Signature;

namespace ReviewBot.Cli.Git;

/// <summary>
/// Makes one branch of commits: writes objects into the object database and moves the branch, and nothing else. No work
/// tree and no index is touched, and no hook runs.
/// </summary>
public sealed class BranchWriter : IDisposable
{
    private readonly string _path;
    private readonly Repository _repository;
    private readonly Configuration _settings;
    private readonly string _reference;

    private BranchWriter(string path, Repository repository, string branch)
    {
        _path = path;
        _repository = repository;
        _settings = GitSettings.Of(repository);
        _reference = $"refs/heads/{branch}";
    }

    /// <summary>Prepares a branch; nothing is written yet.</summary>
    /// <param name="path">The repository.</param>
    /// <param name="branch">The name of the branch, without <c>refs/heads/</c>.</param>
    /// <param name="force">Whether a branch that exists may be moved.</param>
    /// <exception cref="TreeException">
    /// The branch is checked out, or exists and may not be moved, or has an impossible name.
    /// </exception>
    public static BranchWriter Open(string path, string branch, bool force)
    {
        var writer = new BranchWriter(path, LibGit2.Open(path), branch);
        if (writer.Refusal(branch, force) is not { } why)
            return writer;

        writer.Dispose();
        throw new TreeException($"{path}: {why}");
    }

    /// <summary>Whether the configuration asks for scissors lines to be heeded, as <c>git am</c> reads it.</summary>
    public bool Scissors => _settings.GetValueOrDefault("mailinfo.scissors", false);

    /// <summary>
    /// What <c>i18n.commitEncoding</c> asks commits to be written in; <see langword="null"/> for UTF-8.
    /// </summary>
    /// <exception cref="TreeException">It asks for a charset that nobody knows.</exception>
    public LogEncoding? LogEncoding()
    {
        var name = _settings.GetValueOrDefault("i18n.commitencoding", "UTF-8");
        if (name.Replace("-", "", StringComparison.Ordinal).Equals("utf8", StringComparison.OrdinalIgnoreCase))
            return null;

        try
        {
            var charset = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            charset = (Encoding)charset.Clone();
            charset.EncoderFallback = EncoderFallback.ExceptionFallback;
            return new LogEncoding(name, charset);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new TreeException($"{_path}: i18n.commitEncoding is “{name}”, a charset that nobody knows", e);
        }
    }

    /// <summary>Who commits.</summary>
    /// <param name="clock">Tells the time.</param>
    /// <exception cref="UsageException">Nothing says who commits.</exception>
    public Signature Committer(TimeProvider clock) => Git.Committer.Read(_settings, clock);

    /// <summary>
    /// Writes objects and moves the branch, in this order: a reader never sees a branch without its commits.
    /// </summary>
    /// <param name="start">The commit on which the branch begins.</param>
    /// <param name="objects">The blobs, trees and commits.</param>
    /// <param name="tip">The commit that the branch is to name.</param>
    /// <param name="reason">What the reflog says.</param>
    /// <exception cref="TreeException">The repository cannot be written.</exception>
    public void Write(string start, IEnumerable<NewObject> objects, string tip, string reason)
    {
        try
        {
            if (_repository.Lookup<Commit>(start) is null)
                throw new TreeException($"{_path}: {start} is a tree, and a branch begins at a commit");

            foreach (var each in objects)
                Write(each);

            _repository.Refs.Add(_reference, new ObjectId(tip), reason, allowOverwrite: true);
        }
        catch (LibGit2SharpException e)
        {
            throw LibGit2.Explain(_path, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _settings.Dispose();
        _repository.Dispose();
    }

    private void Write(NewObject each)
    {
        var bytes = each.Bytes.ToArray();
        var written = each.Type switch
        {
            ObjectType.Blob => _repository.ObjectDatabase.Write<Blob>(bytes),
            ObjectType.Tree => _repository.ObjectDatabase.Write<Tree>(bytes),
            _ => _repository.ObjectDatabase.Write<Commit>(bytes),
        };
        if (written.Sha != each.Id)
            throw new InvalidOperationException($"libgit2 stored {each.Type} {each.Id} as {written.Sha}");
    }

    private string? Refusal(string branch, bool force)
    {
        if (branch is ['-', ..] || !Reference.IsValidName(_reference))
            return $"“{branch}” cannot be the name of a branch";

        if (IsCheckedOut())
            return $"branch “{branch}” is checked out";

        return !force
            && _repository.Refs[_reference] is not null ? $"branch “{branch}” exists; --force moves it" : null;
    }

    private bool IsCheckedOut() =>
        (!_repository.Info.IsBare && Head(_repository) == _reference)
        || _repository.Worktrees.Any(worktree =>
        {
            using var linked = worktree?.WorktreeRepository;
            return linked is not null && Head(linked) == _reference;
        });

    private static string? Head(Repository repository) => repository.Refs.Head?.TargetIdentifier;
}
