using System.Collections.Immutable;

namespace ReviewBot.Trees;

/// <summary>
/// One version of a file: whole, when a patch applied to a tree, or else the parts that its hunks show.
/// Line numbers are those of the file either way.
/// </summary>
/// <param name="IsWhole">Whether the one fragment is the whole file.</param>
/// <param name="Fragments">The parts, by line; they do not overlap.</param>
public sealed record Image(bool IsWhole, ImmutableArray<Fragment> Fragments)
{
    /// <summary>A whole file.</summary>
    public static Image Whole(string text) => new(IsWhole: true, [new Fragment(1, text, "")]);
}
