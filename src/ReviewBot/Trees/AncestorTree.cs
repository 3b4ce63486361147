using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>
/// The files that a patch was made from, and only those: what <c>git am -3</c> builds of the <c>index</c> lines.
/// </summary>
internal sealed class AncestorTree : ITree
{
    private readonly Dictionary<string, (int Mode, byte[] Content)> _files = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string? Id => null;

    /// <summary>
    /// The files before the changes; <see langword="null"/> when the blob of one is unknown. A change of mode or name
    /// alone has no <c>index</c> line, and is taken to be made from the file as it is now.
    /// </summary>
    public static AncestorTree? Of(IEnumerable<FileChange> changes, Overlay now, IMerger merger)
    {
        var tree = new AncestorTree();
        foreach (var change in changes)
        {
            if (change.OldPath is { } old && !tree.Add(change, TreePath.Raw(old), now, merger))
                return null;
        }

        return tree;
    }

    /// <inheritdoc/>
    public TreeEntry? Find(string path) =>
        _files.TryGetValue(path, out var file) ? new TreeEntry(path, file.Mode, "") : null;

    /// <inheritdoc/>
    public byte[] Read(TreeEntry entry) => _files[entry.Path].Content;

    /// <inheritdoc/>
    public ImmutableArray<TreeEntry>? List(string folder) => null;

    private bool Add(FileChange change, string path, Overlay now, IMerger merger)
    {
        if (TreePath.Refusal(path) is not null)
            return false;

        var content = change.OldBlob is { } id ? merger.FindBlob(id) : null;
        if (content is null && change is { Hunks.IsEmpty: true, IsBinary: false })
            content = now.Find(path) is { } file ? Mail.RawText.ToBytes(file.Text) : null;
        if (content is null)
            return false;

        _files[path] = (GitMode.Canonical(change.OldMode ?? GitMode.File), content);
        return true;
    }
}
