using ReviewBot.Reviews;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Git;

/// <summary>Finds the tree that <c>--tree</c> and <c>--base</c> mean.</summary>
public static class TreeLocator
{
    /// <summary>
    /// The tree of the options: a git repository or a plain folder as named, or else the repository around the current
    /// folder, if there is one. The caller disposes what is disposable.
    /// </summary>
    /// <param name="option">The value of <c>--tree</c>, if given.</param>
    /// <param name="revision">The value of <c>--base</c>, if given.</param>
    /// <exception cref="TreeException">What was asked for is not there or cannot be read.</exception>
    public static (ITree? Tree, TreeInfo Info) Find(string? option, string? revision) =>
        option is null ? Around(Directory.GetCurrentDirectory(), revision) : Named(option, revision);

    /// <summary>The repository around a folder, which may be the folder itself; no tree when there is none.</summary>
    /// <exception cref="TreeException">The repository cannot be read, or it lacks the revision.</exception>
    public static (ITree? Tree, TreeInfo Info) Around(string folder, string? revision)
    {
        if (PathAround(folder) is not { } path)
        {
            return revision is null
                ? (null, TreeInfo.None)
                : throw new TreeException($"{folder}: not in a git repository, so there is no revision “{revision}”");
        }

        var tree = GitTree.Open(Path.GetFullPath(path, folder), revision);
        return (tree, Info(path, tree, revision));
    }

    /// <summary>
    /// The path of the repository around a folder as somebody there would type it; null when there is none.
    /// </summary>
    internal static string? PathAround(string folder)
    {
        // libgit2's own search comes back without its result in a native build
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Join(at, ".git")) || IsBare(at))
                return Path.GetRelativePath(folder, at);
        }

        return null;
    }

    private static (ITree? Tree, TreeInfo Info) Named(string folder, string? revision)
    {
        if (!Directory.Exists(folder))
            throw new TreeException($"{folder}: {(File.Exists(folder) ? "not a folder" : "no such folder")}");

        var tree = GitTree.TryOpen(folder, revision);
        return tree is null ? Plain(folder, revision) : (tree, Info(folder, tree, revision));
    }

    private static (ITree? Tree, TreeInfo Info) Plain(string folder, string? revision) => revision is null
        ? (new FolderTree(folder), new TreeInfo(folder, null, "none"))
        : throw new TreeException($"{folder}: not a git repository, so there is no revision “{revision}”");

    // gitrepository-layout(5): by these git knows a repository too
    private static bool IsBare(string folder) =>
        File.Exists(Path.Join(folder, "HEAD"))
        && Directory.Exists(Path.Join(folder, "objects"))
        && Directory.Exists(Path.Join(folder, "refs"));

    private static TreeInfo Info(string path, GitTree tree, string? revision) =>
        new(path, tree.Id, revision is null ? "branch" : "option");
}
