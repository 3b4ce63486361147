using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Trees;

namespace ReviewBot.Tests.Trees;

/// <summary>A tree that a test writes down: path, content; modes where they matter.</summary>
internal sealed class MemoryTree : ITree
{
    private readonly SortedDictionary<string, (int Mode, string Text)> _files = new(StringComparer.Ordinal);

    public string? Id => "memory";

    public string this[string path]
    {
        set => _files[path] = (GitMode.File, value);
    }

    public string this[string path, int mode]
    {
        set => _files[path] = (mode, value);
    }

    public TreeEntry? Find(string path) =>
        _files.TryGetValue(path, out var file) ? new TreeEntry(path, file.Mode, ObjectIds.OfBlob(file.Text)) : null;

    public byte[] Read(TreeEntry entry) => RawText.ToBytes(_files[entry.Path].Text);

    // only the names matter to the tests that use this tree: ids of whole trees are tested against git itself
    public ImmutableArray<TreeEntry>? List(string folder) => null;
}
