namespace ReviewBot.Patches;

/// <summary>What a patch does to a file, as the extended headers of git's diff format say.</summary>
public enum ChangeKind
{
    /// <summary>The content or the mode changes, the path stays.</summary>
    Modified,

    /// <summary><c>new file mode</c>, or a pre-image of <c>/dev/null</c>.</summary>
    Added,

    /// <summary><c>deleted file mode</c>, or a post-image of <c>/dev/null</c>.</summary>
    Deleted,

    /// <summary><c>rename from</c>, <c>rename to</c>.</summary>
    Renamed,

    /// <summary><c>copy from</c>, <c>copy to</c>.</summary>
    Copied,
}
