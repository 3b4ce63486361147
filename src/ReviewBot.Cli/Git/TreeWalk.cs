using ReviewBot.Mail;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Git;

/// <summary>All files of a tree, folder by folder.</summary>
internal static class TreeWalk
{
    /// <summary>The files in the order of their paths; links, and what is behind them, are left out.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="folder">Where the tree is a plain folder, that folder.</param>
    public static IEnumerable<TreeEntry> Files(ITree tree, string folder) =>
        tree.List("") is null ? OnDisk(tree, folder, "") : InTree(tree, "");

    private static IEnumerable<TreeEntry> InTree(ITree tree, string folder)
    {
        foreach (var entry in tree.List(folder) ?? [])
        {
            var path = folder.Length == 0 ? entry.Path : $"{folder}/{entry.Path}";
            if (entry.Mode == GitMode.Folder)
            {
                foreach (var inner in InTree(tree, path))
                    yield return inner;
            }
            else if (entry.Mode is GitMode.File or GitMode.Executable)
            {
                yield return entry with { Path = path };
            }
        }
    }

    private static IEnumerable<TreeEntry> OnDisk(ITree tree, string root, string folder)
    {
        var place = new DirectoryInfo(Path.Join(root, folder));
        foreach (var inner in place.EnumerateFileSystemInfos().OrderBy(info => info.Name, StringComparer.Ordinal))
        {
            if (inner.LinkTarget is not null || inner.Name == ".git")
                continue;

            var path = folder.Length == 0 ? inner.Name : $"{folder}/{inner.Name}";
            if (inner is DirectoryInfo)
            {
                foreach (var file in OnDisk(tree, root, path))
                    yield return file;
            }
            else if (tree.Find(RawText.FromBytes(System.Text.Encoding.UTF8.GetBytes(path))) is { } entry)
            {
                yield return entry;
            }
        }
    }
}
