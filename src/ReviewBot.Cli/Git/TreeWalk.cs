using ReviewBot.Trees;

namespace ReviewBot.Cli.Git;

/// <summary>The files of a tree, folder by folder; links, and what is behind them, are left out.</summary>
internal static class TreeWalk
{
    /// <summary>The files that are asked for, in the order in which the tree has them; on disk, that of their names.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="root">Where the tree is a plain folder, that folder.</param>
    /// <param name="isAsked">Which files, by their path, raw.</param>
    /// <param name="enters">Which folders, by the path of the one around and the name; by default all.</param>
    /// <exception cref="TreeException">A folder cannot be read.</exception>
    public static IEnumerable<TreeEntry> Files(
        ITree tree, string? root, Func<string, bool> isAsked, Func<string, string, bool>? enters = null)
    {
        enters ??= static (_, _) => true;
        return tree.List("") is null && root is not null
            ? OnDisk(tree, root, "", isAsked, enters)
            : InTree(tree, "", isAsked, enters);
    }

    private static IEnumerable<TreeEntry> InTree(
        ITree tree, string folder, Func<string, bool> isAsked, Func<string, string, bool> enters)
    {
        foreach (var entry in tree.List(folder) ?? [])
        {
            var path = PathIn(folder, entry.Path);
            if (entry.Mode == GitMode.Folder)
            {
                if (!enters(folder, entry.Path))
                    continue;

                foreach (var inner in InTree(tree, path, isAsked, enters))
                    yield return inner;
            }
            else if (GitMode.SameType(entry.Mode, GitMode.File) && isAsked(path))
            {
                yield return entry with { Path = path };
            }
        }
    }

    private static IEnumerable<TreeEntry> OnDisk(
        ITree tree, string root, string folder, Func<string, bool> isAsked, Func<string, string, bool> enters)
    {
        foreach (var inner in Entries(root, folder))
        {
            if (inner.LinkTarget is not null || inner.Name == ".git")
                continue;

            var path = PathIn(folder, inner.Name);
            if (inner is DirectoryInfo)
            {
                if (!enters(folder, inner.Name))
                    continue;

                foreach (var file in OnDisk(tree, root, path, isAsked, enters))
                    yield return file;
            }
            else if (GitTree.Raw(path) is var raw && isAsked(raw) && tree.Find(raw) is { } entry)
            {
                yield return entry;
            }
        }
    }

    private static FileSystemInfo[] Entries(string root, string folder)
    {
        try
        {
            return [.. new DirectoryInfo(Path.Join(root, folder)).EnumerateFileSystemInfos().OrderBy(info => info.Name, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TreeException($"{root}: {e.Message}", e);
        }
    }

    private static string PathIn(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
