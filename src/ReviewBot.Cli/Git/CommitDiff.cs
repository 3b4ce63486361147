using System.Collections.Immutable;
using System.Text;
using LibGit2Sharp;
using ReviewBot.Patches;
using ReviewBot.Trees;
using GitMode = ReviewBot.Trees.GitMode;
using Rename = ReviewBot.Trees.Rename;
using TreeEntry = ReviewBot.Trees.TreeEntry;

namespace ReviewBot.Cli.Git;

/// <summary>What changed between two trees, file by file, as <c>git format-patch</c> says it by default.</summary>
/// <param name="repository">Where the trees are.</param>
internal sealed class CommitDiff(Repository repository)
{
    // what no mail carries; git would write it, and no list would take it
    private const long LargestFile = 32 * 1024 * 1024;

    /// <summary>The changes, in the order of their paths.</summary>
    /// <param name="old">A tree; null for an empty one.</param>
    /// <param name="new">The other.</param>
    /// <exception cref="TreeException">An object is missing.</exception>
    public ImmutableArray<FileDelta> Between(Tree? old, Tree @new)
    {
        var entries = TreeDelta.Between(repository, old, @new);
        ImmutableArray<TreeEntry> removed = [.. entries.Where(entry => entry.New is null).Select(entry => entry.Old!.Value)];
        ImmutableArray<TreeEntry> added = [.. entries.Where(entry => entry.Old is null).Select(entry => entry.New!.Value)];
        var renames = Renames.Find(removed, added, Content).ToDictionary(rename => added[rename.To].Path);
        var gone = renames.Values.Select(rename => removed[rename.From].Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. entries
                .Where(entry => entry.New is not null || !gone.Contains(entry.Path))
                .Select(entry => entry.Old is null && renames.TryGetValue(entry.Path, out var rename)
                    ? Renamed(removed[rename.From], entry.New!.Value, rename)
                    : Delta(entry)),
        ];
    }

    private FileDelta Renamed(TreeEntry old, TreeEntry @new, Rename rename) => FileDelta.Renamed(
        Version(old), Version(@new), rename.Score * 100 / Similarity.Whole, old.Id == @new.Id ? "" : Hunks(old, @new));

    private FileDelta Delta(TreeDelta.Entry entry) => entry switch
    {
        { Old: null, New: { } added } => Added(added),
        { New: null, Old: { } removed } => Removed(removed),
        { Old: { } old, New: { } @new } when !GitMode.SameType(old.Mode, @new.Mode) =>
            FileDelta.TypeChanged(Removed(old), Added(@new), Version(old), Version(@new)),
        { Old: { } old, New: { } @new } =>
            FileDelta.Of(Version(old), Version(@new), old.Id == @new.Id ? "" : Hunks(old, @new)),
        _ => throw new InvalidOperationException("a change without a file"),
    };

    private FileDelta Added(TreeEntry entry) =>
        FileDelta.Of(null, Version(entry), Unbounded(entry) ?? BlobDiff.Whole(Content(entry), isNew: true));

    private FileDelta Removed(TreeEntry entry) =>
        FileDelta.Of(Version(entry), null, Unbounded(entry) ?? BlobDiff.Whole(Content(entry), isNew: false));

    private string Hunks(TreeEntry old, TreeEntry @new)
    {
        if (old.Mode == GitMode.Submodule)
            return $"@@ -1 +1 @@\n-{Submodule(old)}+{Submodule(@new)}";

        return Unbounded(old) ?? Unbounded(@new)
            ?? BlobDiff.Between(repository, Blob(old), Content(old), Blob(@new), Content(@new));
    }

    private string? Unbounded(TreeEntry entry) =>
        entry.Mode != GitMode.Submodule && Blob(entry).Size > LargestFile
            ? $"Binary files a/{entry.Path} and b/{entry.Path} differ\n"
            : null;

    private byte[] Content(TreeEntry entry)
    {
        if (entry.Mode == GitMode.Submodule)
            return Encoding.ASCII.GetBytes(Submodule(entry));

        var blob = Blob(entry);
        return blob.Size > LargestFile ? [] : LibGit2.Content(blob);
    }

    private Blob Blob(TreeEntry entry)
    {
        try
        {
            return repository.Lookup<Blob>(new ObjectId(entry.Id)) is { } blob && blob.Size >= 0
                ? blob
                : throw TreeDelta.Missing(repository, "blob", entry);
        }
        catch (NotFoundException)
        {
            throw TreeDelta.Missing(repository, "blob", entry);
        }
    }

    private static string Submodule(TreeEntry entry) => $"Subproject commit {entry.Id}\n";

    private static FileVersion Version(TreeEntry entry) => new(entry.Path, entry.Mode, entry.Id);
}
