using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>
/// The pre-images that a series was made from, asked of one commit after another. Only folders on the way to a touched
/// file are looked at, and a folder that did not change from one commit to the next only once.
/// </summary>
internal sealed class BlobSearch
{
    private const string ShortestId = "1234567";

    private readonly IHistory _history;
    private readonly Folder _root = new();

    private BlobSearch(IHistory history) => _history = history;

    /// <summary>The pre-images with their paths, in the order of the patches; ids often abbreviated.</summary>
    public List<(string Path, string Id)> Blobs { get; } = [];

    /// <summary>
    /// What the patches were made from: the first mention of each file counts, the later ones are of the series' own
    /// making.
    /// </summary>
    /// <param name="patches">The patches.</param>
    /// <param name="history">The repository.</param>
    /// <param name="withoutIds">Whether to look at the files of which no blob is named, too.</param>
    public static BlobSearch For(IEnumerable<Patch> patches, IHistory history, bool withoutIds = false)
    {
        var search = new BlobSearch(history);
        var touched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in patches.SelectMany(patch => patch.Files))
        {
            if (change.OldPath is { } old && touched.Add(TreePath.Raw(old)))
            {
                if (change.OldBlob is { } id && IsId(id))
                    search.Want(old, id);
                else if (withoutIds)
                    search._root.Want(TreePath.Raw(old), "");
            }

            if (change.NewPath is { } @new && touched.Add(TreePath.Raw(@new)) && change.OldPath is null)
                search._root.Want(TreePath.Raw(@new), "");
        }

        return search;
    }

    /// <summary>
    /// Whether a tree has every pre-image at its path, and nothing where the series makes a new file.
    /// </summary>
    public bool Fits(string tree) => Fits(_root, tree);

    /// <summary>A text that is the same for two trees if and only if the touched files are.</summary>
    public string Versions(string tree) => Versions(_root, tree);

    private void Want(string path, string id)
    {
        Blobs.Add((path, id));
        _root.Want(TreePath.Raw(path), id);
    }

    private static bool IsId(string id) => id.Length >= ShortestId.Length && id.AsSpan().ContainsAnyExcept('0');

    private bool Fits(Folder folder, string id)
    {
        if (!folder.Known.TryGetValue(id, out var fits))
            folder.Known[id] = fits = folder.Files.All(file => FitsFile(id, file.Key, file.Value))
                && folder.Folders.All(each => FitsFolder(id, each.Key, each.Value));

        return fits;
    }

    private string Versions(Folder folder, string id)
    {
        if (!folder.Versions.TryGetValue(id, out var versions))
        {
            var files = folder.Files.Keys.Select(name => _history.Child(id, name)?.Id ?? "");
            var folders = folder.Folders.Select(each =>
                _history.Child(id, each.Key) is { Mode: GitMode.Folder } entry ? Versions(each.Value, entry.Id) : "");
            folder.Versions[id] = versions = $"({string.Join(',', files.Concat(folders))})";
        }

        return versions;
    }

    private bool FitsFile(string folder, string name, string wanted) => _history.Child(folder, name) is { } entry
        ? wanted.Length > 0 && entry.Id.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)
        : wanted.Length == 0;

    private bool FitsFolder(string folder, string name, Folder wanted) =>
        _history.Child(folder, name) is { Mode: GitMode.Folder } entry
        ? Fits(wanted, entry.Id)
        : wanted.IsAbsent;

    private sealed class Folder
    {
        public Dictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Folder> Folders { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, bool> Known { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> Versions { get; } = new(StringComparer.Ordinal);

        public bool IsAbsent => Files.Values.All(id => id.Length == 0) && Folders.Values.All(folder => folder.IsAbsent);

        public void Want(string path, string id)
        {
            var slash = path.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0)
            {
                Files[path] = id;
                return;
            }

            if (!Folders.TryGetValue(path[..slash], out var folder))
                Folders[path[..slash]] = folder = new Folder();

            folder.Want(path[(slash + 1)..], id);
        }
    }
}
