namespace ReviewBot.Patches;

/// <summary>What a line of a hunk is.</summary>
public enum LineKind
{
    /// <summary>In both images; begins with a space (or is empty: mail clients eat the space).</summary>
    Context,

    /// <summary>In the pre-image only; begins with <c>-</c>.</summary>
    Removed,

    /// <summary>In the post-image only; begins with <c>+</c>.</summary>
    Added,
}
