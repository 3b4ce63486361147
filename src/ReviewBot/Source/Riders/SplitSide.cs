namespace ReviewBot.Source.Riders;

/// <summary>One of the patches that a patch with riders can be cut into.</summary>
public enum SplitSide
{
    /// <summary>The riders alone, on the pre-image.</summary>
    Riders,

    /// <summary>All the rest, on top of the riders.</summary>
    Rest,

    /// <summary>The riders taken out again, on the post-image: a fixup.</summary>
    Undo,
}
