using System.Text;

namespace ReviewBot.Trees;

/// <summary>
/// The folders of a tree, each loaded when a change first touches it, with the ids that git would give them.
/// A folder that a later change leaves alone keeps its id.
/// </summary>
internal sealed class FolderIds
{
    private readonly ITree _tree;
    private readonly Action<NewObject>? _keep;
    private readonly string _path;
    private readonly SortedList<string, byte[]> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FolderIds> _folders = new(StringComparer.Ordinal);
    private string? _id;

    private FolderIds(ITree tree, Action<NewObject>? keep, string path)
    {
        _tree = tree;
        _keep = keep;
        _path = path;
    }

    /// <summary>The root folder; <see langword="null"/> when the tree has no object ids.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="keep">Is handed every folder that a change makes.</param>
    public static FolderIds? Of(ITree tree, Action<NewObject>? keep) =>
        tree.List("") is { } entries ? Load(tree, keep, "", entries) : null;

    /// <summary>The id of the folder as it is now.</summary>
    public string Id => _id ??= Compute();

    /// <summary>Puts a file at a path below this folder, or takes it away.</summary>
    public void Set(string path, TreeFile? file)
    {
        _id = null;
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            Folder(path[..slash]).Set(path[(slash + 1)..], file);
        }
        else if (file is null)
        {
            _rows.Remove(path);
        }
        else
        {
            _rows[path] = Row(file.Mode, path, file.BlobId);
        }
    }

    /// <summary>Whether a path below this folder is a folder with files.</summary>
    public bool IsFolder(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var name = slash < 0 ? path : path[..slash];
        return (_folders.ContainsKey(name) || _rows.ContainsKey(name + "/"))
            && (slash < 0 ? !Folder(name).IsEmpty : Folder(name).IsFolder(path[(slash + 1)..]));
    }

    private bool IsEmpty => Id == ObjectIds.EmptyTree;

    private static FolderIds Load(ITree tree, Action<NewObject>? keep, string path, IEnumerable<TreeEntry> entries)
    {
        var folder = new FolderIds(tree, keep, path);
        foreach (var entry in entries)
            folder._rows.Add(Key(entry.Mode, entry.Path), Row(entry.Mode, entry.Path, entry.Id));

        return folder;
    }

    private FolderIds Folder(string name)
    {
        if (!_folders.TryGetValue(name, out var folder))
        {
            var path = _path.Length == 0 ? name : $"{_path}/{name}";
            IEnumerable<TreeEntry> entries = _rows.ContainsKey(name + "/") ? _tree.List(path) ?? [] : [];
            _folders[name] = folder = Load(_tree, _keep, path, entries);
        }

        return folder;
    }

    private string Compute()
    {
        foreach (var (name, folder) in _folders)
        {
            // git stores no empty folders
            if (folder.IsEmpty)
                _rows.Remove(name + "/");
            else
                _rows[name + "/"] = Row(GitMode.Folder, name, folder.Id);
        }

        var id = ObjectIds.OfTree(_rows.Values);
        _keep?.Invoke(new NewObject(ObjectType.Tree, id, _rows.Values.SelectMany(row => row).ToArray()));
        return id;
    }

    // git sorts a folder as if its name ended in a slash
    private static string Key(int mode, string name) => mode == GitMode.Folder ? name + "/" : name;

    private static byte[] Row(int mode, string name, string id)
    {
        var head = Encoding.Latin1.GetBytes($"{GitMode.Digits(mode)} {name}\0");
        return [.. head, .. Convert.FromHexString(id)];
    }
}
