namespace ReviewBot.Trees;

/// <summary>The objects that a series makes.</summary>
public enum ObjectType
{
    /// <summary>The content of a file.</summary>
    Blob,

    /// <summary>A folder.</summary>
    Tree,

    /// <summary>A commit.</summary>
    Commit,
}
