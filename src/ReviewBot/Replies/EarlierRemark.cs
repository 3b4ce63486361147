namespace ReviewBot.Replies;

/// <summary>Something that was said to an earlier version of a series.</summary>
/// <param name="Cause">The <see cref="Reviews.Finding.Cause"/>.</param>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Path">The file; null for a remark on the log.</param>
/// <param name="Version">The version it was said to.</param>
/// <param name="WasRepeated">Whether a later version was told already that it is still there.</param>
public sealed record EarlierRemark(string Cause, string Rule, string? Path, int Version, bool WasRepeated);
