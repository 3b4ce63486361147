using ReviewBot.Mail;

namespace ReviewBot.Trees;

/// <summary>
/// A tree with the results of patches laid over it. The tree below is only read, each file at most once.
/// </summary>
/// <param name="tree">The tree below.</param>
/// <param name="keep">Is handed every file and folder that results make.</param>
internal sealed class Overlay(ITree tree, Action<NewObject>? keep = null)
{
    private readonly Dictionary<string, TreeFile?> _files = new(StringComparer.Ordinal);
    private readonly FolderIds? _ids = FolderIds.Of(tree, keep);

    /// <summary>How to merge what does not apply, where the tree below can.</summary>
    public IMerger? Merger => tree.Merger;

    /// <summary>The file at a path as it is now; <see langword="null"/> when there is none.</summary>
    public TreeFile? Find(string path)
    {
        if (!_files.TryGetValue(path, out var file))
            _files[path] = file = tree.Find(path) is { } entry ? new TreeFile(tree, entry) : null;

        return file;
    }

    /// <summary>
    /// Lays results over the tree, <see langword="null"/> for a file that is gone, and gives the id of the tree.
    /// </summary>
    /// <returns>The id that <c>git write-tree</c> would give; <see langword="null"/> when the tree has no ids.</returns>
    public string? Lay(IEnumerable<KeyValuePair<string, TreeFile?>> results)
    {
        foreach (var (path, file) in results)
        {
            _files[path] = file;
            if (keep is not null && file is { IsNew: true })
                keep(new NewObject(ObjectType.Blob, file.BlobId, RawText.ToBytes(file.Text)));
            _ids?.Set(path, file);
        }

        return _ids?.Id;
    }

    /// <summary>Whether files stand below a path, as far as the tree can say.</summary>
    public bool IsFolder(string path) => _ids?.IsFolder(path) ?? false;
}
