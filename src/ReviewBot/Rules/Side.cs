namespace ReviewBot.Rules;

/// <summary>Which image a line number counts in.</summary>
public enum Side
{
    /// <summary>The post-image.</summary>
    New,

    /// <summary>The pre-image; for lines that the patch removes.</summary>
    Old,
}
