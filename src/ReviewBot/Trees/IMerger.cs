namespace ReviewBot.Trees;

/// <summary>What a patch needs of a repository to be merged where it does not apply. Nothing is written.</summary>
public interface IMerger
{
    /// <summary>
    /// The content of the blob that a full or abbreviated id names; <see langword="null"/> when there is none or more
    /// than one.
    /// </summary>
    byte[]? FindBlob(string id);

    /// <summary>
    /// Two texts that were made from one, merged as <c>git merge-file</c> does; <see langword="null"/> where both
    /// change the same lines.
    /// </summary>
    /// <param name="ancestor">What both were made from.</param>
    /// <param name="ours">The one.</param>
    /// <param name="theirs">The other.</param>
    byte[]? Merge(byte[] ancestor, byte[] ours, byte[] theirs);
}
