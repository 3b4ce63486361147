using ReviewBot.Cli.Git;
using ReviewBot.Source;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Contracts;

/// <summary>The files of a tree whose functions count.</summary>
internal static class SourceFiles
{
    /// <summary>A longer file is a table or a list of registers.</summary>
    public const int LongestFile = 1024 * 1024;

    private static readonly string[] Outside = ["tools", "scripts", "samples", "usr", "Documentation", ".git"];

    /// <summary>The files, by path.</summary>
    public static List<TreeEntry> Of(ITree tree, string? folder)
    {
        var files = new List<TreeEntry>();
        if (tree.List("") is null && folder is not null)
            AddPlain(Path.GetFullPath(folder), "", tree, files);
        else
            Add(tree, "", files);

        files.Sort(static (one, other) => string.CompareOrdinal(one.Path, other.Path));
        return files;
    }

    /// <summary>Whether the functions of a folder are part of what runs.</summary>
    private static bool Counts(string parent, string name) =>
        parent.Length == 0 ? !Outside.Contains(name) : !(name is "boot" or "tools" && IsArchitecture(parent));

    private static bool IsArchitecture(string folder) =>
        folder.StartsWith("arch/", StringComparison.Ordinal) && folder.AsSpan(5).IndexOf('/') < 0;

    private static void Add(ITree tree, string folder, List<TreeEntry> files)
    {
        foreach (var entry in tree.List(folder) ?? [])
        {
            var path = folder.Length == 0 ? entry.Path : $"{folder}/{entry.Path}";
            if (entry.Mode == GitMode.Folder)
            {
                if (Counts(folder, entry.Path))
                    Add(tree, path, files);
            }
            else if (GitMode.SameType(entry.Mode, GitMode.File) && CSource.Handles(path))
            {
                files.Add(entry with { Path = path });
            }
        }
    }

    private static void AddPlain(string root, string folder, ITree tree, List<TreeEntry> files)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(Path.Join(root, folder)).EnumerateFileSystemInfos())
            {
                var name = GitTree.Raw(entry.Name);
                var path = folder.Length == 0 ? name : $"{folder}/{name}";
                if (entry.LinkTarget is not null)
                    continue;

                if (entry is DirectoryInfo)
                {
                    if (Counts(folder, name))
                        AddPlain(root, path, tree, files);
                }
                else if (CSource.Handles(path) && tree.Find(path) is { } file)
                {
                    files.Add(file);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TreeException($"{root}: {e.Message}", e);
        }
    }
}
