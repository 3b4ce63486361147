namespace ReviewBot.Source;

/// <summary>A name that became another one.</summary>
/// <param name="Old">The name in the pre-image.</param>
/// <param name="New">The name in the post-image.</param>
/// <param name="Line">The line of the post-image that defines it.</param>
public sealed record Rename(string Old, string New, int Line);
