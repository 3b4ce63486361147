using System.Collections.Immutable;

namespace ReviewBot.Trees;

/// <summary>
/// A tree of files to apply patches to: a commit of a git repository, or a folder. Paths use <c>/</c>, are relative
/// and are raw strings (one byte a char).
/// </summary>
public interface ITree
{
    /// <summary>
    /// The commit or tree the files come from, for people; <see langword="null"/> for a plain folder.
    /// </summary>
    string? Id { get; }

    /// <summary>The file at a path; <see langword="null"/> when there is none or it is a folder.</summary>
    TreeEntry? Find(string path);

    /// <summary>The content of a file that <see cref="Find"/> returned.</summary>
    byte[] Read(TreeEntry entry);

    /// <summary>
    /// The entries of a folder (the empty path is the root), names only in <see cref="TreeEntry.Path"/>;
    /// <see langword="null"/> when the tree cannot say what their object ids are, as a plain folder cannot.
    /// </summary>
    ImmutableArray<TreeEntry>? List(string folder);

    /// <summary>
    /// How to merge a patch that does not apply; <see langword="null"/> when there are no old blobs to merge from.
    /// </summary>
    IMerger? Merger => null;
}
