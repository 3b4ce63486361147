using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>
/// Applies a binary change the way git does: only to the very blob it was made for, and only with the result it names.
/// </summary>
internal static class BinaryFit
{
    private const int FullId = 2 * ObjectIds.Size;

    /// <summary>What came of it.</summary>
    /// <param name="change">The change, in the direction in which it is applied.</param>
    /// <param name="old">The file it applies to; <see langword="null"/> for a new one.</param>
    /// <param name="reverse">Whether to ask only if the tree holds the change already; then there is no text.</param>
    public static Fit Of(FileChange change, TreeFile? old, bool reverse)
    {
        if (change is not { OldBlob: { Length: FullId } before, NewBlob: { Length: FullId } after })
            return Nowhere("It is a binary change without full object ids, which cannot be applied.");

        if (old is not null && !old.BlobId.Equals(before, StringComparison.OrdinalIgnoreCase))
            return Nowhere($"It is a binary change of blob {before[..12]}, but the tree has {old.BlobId[..12]}.");

        if (reverse || !after.AsSpan().ContainsAnyExcept('0'))
            return new Fit.Found("", []);

        if (change.BinaryHunks is not [var forward, ..])
            return Nowhere("It is a binary change, and the mail does not hold its content.");

        if (BinaryData.Apply(forward, RawText.ToBytes(old?.Text ?? "")) is not { } made)
            return Nowhere("The binary content is damaged or too large.");

        var text = RawText.FromBytes(made);
        return ObjectIds.OfBlob(text).Equals(after, StringComparison.OrdinalIgnoreCase)
            ? new Fit.Found(text, [])
            : Nowhere($"The binary content does not make blob {after[..12]}, as the patch promises.");
    }

    private static Fit.Nowhere Nowhere(string reason) => new(0, reason);
}
