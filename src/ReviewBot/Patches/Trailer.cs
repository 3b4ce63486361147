namespace ReviewBot.Patches;

/// <summary>A line of the trailer block of a log: <c>Key: Value</c> (git-interpret-trailers).</summary>
/// <param name="Key">The key as written, such as <c>Signed-off-by</c>.</param>
/// <param name="Value">The value, unfolded.</param>
/// <param name="BodyLine">The line of the mail body, from one.</param>
public sealed record Trailer(string Key, string Value, int BodyLine)
{
    /// <summary>Whether this is <c>Review-accepted: RULE reason</c>, an author's answer to a finding before it is made.</summary>
    public bool IsAnswer => Key.Equals("Review-accepted", StringComparison.OrdinalIgnoreCase);
}
