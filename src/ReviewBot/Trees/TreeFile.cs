using ReviewBot.Mail;

namespace ReviewBot.Trees;

/// <summary>A file in a tree or laid over it; its content is read, and its id computed, when first asked for.</summary>
internal sealed class TreeFile
{
    private readonly ITree? _tree;
    private readonly TreeEntry _entry;
    private string? _text;
    private string? _blobId;

    /// <summary>A file that stands in a tree.</summary>
    public TreeFile(ITree tree, TreeEntry entry)
    {
        _tree = tree;
        _entry = entry;
        _blobId = entry.Id.Length == 0 ? null : entry.Id;
        Mode = entry.Mode;
    }

    /// <summary>A file that a patch made.</summary>
    public TreeFile(int mode, string text)
    {
        _text = text;
        Mode = mode;
    }

    private TreeFile(TreeFile other, int mode)
    {
        _tree = other._tree;
        _entry = other._entry;
        _text = other._text;
        _blobId = other._blobId;
        Mode = mode;
    }

    /// <summary>The mode, see <see cref="GitMode"/>.</summary>
    public int Mode { get; }

    /// <summary>Whether the content is a patch's, not the tree's.</summary>
    public bool IsNew => _tree is null;

    /// <summary>The content, raw.</summary>
    public string Text => _text ??= RawText.FromBytes(_tree!.Read(_entry));

    /// <summary>The object id of the content.</summary>
    public string BlobId => _blobId ??= ObjectIds.OfBlob(Text);

    /// <summary>The same content under another mode.</summary>
    public TreeFile WithMode(int mode) => mode == Mode ? this : new(this, mode);
}
