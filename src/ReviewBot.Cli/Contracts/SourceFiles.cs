using ReviewBot.Cli.Git;
using ReviewBot.Source;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Contracts;

/// <summary>The files of a tree whose functions count.</summary>
internal static class SourceFiles
{
    /// <summary>A longer file is a table or a list of registers.</summary>
    public const int LongestFile = 1024 * 1024;

    private static readonly string[] Outside = ["tools", "scripts", "samples", "usr", "Documentation"];

    /// <summary>The files, by path.</summary>
    /// <exception cref="TreeException">A folder cannot be read.</exception>
    public static List<TreeEntry> Of(ITree tree, string? folder) =>
        [.. TreeWalk.Files(tree, folder, CSource.Handles, Counts).OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>Whether the functions of a folder are part of what runs.</summary>
    private static bool Counts(string parent, string name) =>
        parent.Length == 0 ? !Outside.Contains(name) : !(name is "boot" or "tools" && IsArchitecture(parent));

    private static bool IsArchitecture(string folder) =>
        folder.StartsWith("arch/", StringComparison.Ordinal) && folder.AsSpan(5).IndexOf('/') < 0;
}
