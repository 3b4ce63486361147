using System.Collections.Immutable;

namespace ReviewBot.Trees;

/// <summary>What the search for a base asks of a repository. Ids are hex; nothing compares two whole trees.</summary>
public interface IHistory
{
    /// <summary>The branches a series may be based on, the most likely first.</summary>
    ImmutableArray<Branch> Branches { get; }

    /// <summary>
    /// The id of the commit that a full or abbreviated id names; <see langword="null"/> when there is none or more than
    /// one.
    /// </summary>
    string? FindCommit(string id);

    /// <summary>The commit with a full id; <see langword="null"/> when there is none.</summary>
    HistoryCommit? Read(string id);

    /// <summary>Whether there is a blob with this full or abbreviated id.</summary>
    bool HasBlob(string id);

    /// <summary>The commits of the branches with the ids of their trees, newest first.</summary>
    IEnumerable<(string Commit, string Tree)> Commits();

    /// <summary>
    /// An entry of a folder by the id of the folder and a name; <see langword="null"/> when there is none.
    /// </summary>
    TreeEntry? Child(string folder, string name);

    /// <summary>The files of a commit.</summary>
    ITree Open(string commit);

    /// <summary>Whether commits are missing that were never fetched.</summary>
    bool IsShallow => false;

    /// <summary>
    /// Whether a commit is another one or an ancestor of it; <see langword="null"/> when that takes too long to tell.
    /// Both ids are full.
    /// </summary>
    bool? IsAncestor(string commit, string of) => null;
}

/// <summary>A branch by its name for people and the commit at its tip.</summary>
/// <param name="Name">The name: <c>main</c>, <c>origin/master</c>.</param>
/// <param name="Tip">The id of the commit.</param>
/// <param name="IsCheckedOut">Whether it is what is checked out, and nobody named it.</param>
public readonly record struct Branch(string Name, string Tip, bool IsCheckedOut = false);
