using System.Collections.Immutable;
using LibGit2Sharp;
using GitMode = ReviewBot.Trees.GitMode;
using TreeEntry = ReviewBot.Trees.TreeEntry;

namespace ReviewBot.Cli.Git;

/// <summary>
/// The files in which two trees differ. Folders with the same id are not opened, which libgit2's own comparison does:
/// it costs 22 ms for any two trees of a kernel.
/// </summary>
internal static class TreeDelta
{
    /// <summary>A file before and after, of which one may be missing.</summary>
    public readonly record struct Entry(TreeEntry? Old, TreeEntry? New)
    {
        /// <summary>The path, raw.</summary>
        public string Path => (New ?? Old)!.Value.Path;
    }

    /// <summary>The differences, by path.</summary>
    /// <param name="repository">Where the trees are.</param>
    /// <param name="old">A tree; null for an empty one.</param>
    /// <param name="new">The other.</param>
    /// <exception cref="TreeException">A tree is not in the repository.</exception>
    public static ImmutableArray<Entry> Between(Repository repository, Tree? old, Tree @new)
    {
        var found = new List<Entry>();
        Compare(repository, old, @new, "", found);
        return [.. found.OrderBy(entry => entry.Path, StringComparer.Ordinal).ThenBy(entry => entry.Old is null)];
    }

    private static void Compare(Repository repository, Tree? old, Tree? @new, string folder, List<Entry> found)
    {
        if (old?.Id == @new?.Id)
            return;

        var before = Entries(old, folder);
        var after = Entries(@new, folder);
        foreach (var (name, was) in before)
        {
            var isKept = after.TryGetValue(name, out var now);
            if (isKept && was.Id == now.Id && was.Mode == now.Mode)
                continue;

            var (wasFolder, isFolder) = (was.Mode == GitMode.Folder, isKept && now.Mode == GitMode.Folder);
            if (wasFolder || isFolder)
                Compare(
                    repository,
                    wasFolder ? Open(repository, was) : null,
                    isFolder ? Open(repository, now) : null,
                    $"{was.Path}/",
                    found);

            var (oldFile, newFile) = (wasFolder ? (TreeEntry?)null : was, isKept && !isFolder ? now : (TreeEntry?)null);
            if (oldFile is not null || newFile is not null)
                found.Add(new Entry(oldFile, newFile));
        }

        foreach (var (name, now) in after.Where(entry => !before.ContainsKey(entry.Key)))
        {
            if (now.Mode == GitMode.Folder)
                Compare(repository, null, Open(repository, now), $"{now.Path}/", found);
            else
                found.Add(new Entry(null, now));
        }
    }

    private static Dictionary<string, TreeEntry> Entries(Tree? tree, string folder) =>
        tree?.Select(entry => new TreeEntry(folder + GitTree.Raw(entry.Name), (int)entry.Mode, entry.Target.Sha))
            .ToDictionary(entry => entry.Path, StringComparer.Ordinal) ?? [];

    private static Tree Open(Repository repository, TreeEntry entry) =>
        repository.Lookup<Tree>(new ObjectId(entry.Id)) ?? throw Missing(repository, "tree", entry);

    /// <summary>What to say of an object that should be there.</summary>
    public static TreeException Missing(Repository repository, string kind, TreeEntry entry) => new(
        $"{repository.Info.WorkingDirectory ?? repository.Info.Path}: {kind} {entry.Id} of "
            + $"{Mail.RawText.Decode(entry.Path)} is missing; is it a partial clone? 'git log -p' of the range fetches it");
}
