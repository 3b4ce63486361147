namespace ReviewBot.Trees;

/// <summary>A file or folder of a tree.</summary>
/// <param name="Path">Its path, or its name where a folder is listed; raw.</param>
/// <param name="Mode">Its mode as git writes it, in octal: 100644, 100755, 120000, 160000, 40000.</param>
/// <param name="Id">Its object id in hex; empty when the tree has no object ids.</param>
public readonly record struct TreeEntry(string Path, int Mode, string Id);
