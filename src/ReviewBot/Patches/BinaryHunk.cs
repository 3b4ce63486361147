namespace ReviewBot.Patches;

/// <summary>
/// Half of a <c>GIT binary patch</c>: the way forward or, behind it, the way back. It is kept as it was mailed.
/// </summary>
/// <param name="IsDelta">
/// Whether the data is a delta against the other image (<c>delta 12</c>) and not the whole (<c>literal 12</c>).
/// </param>
/// <param name="Size">How many bytes the header promises once the data is inflated.</param>
/// <param name="Data">The lines of base-85 text, each ending in a line feed, raw.</param>
public sealed record BinaryHunk(bool IsDelta, int Size, string Data);
