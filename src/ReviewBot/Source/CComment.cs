namespace ReviewBot.Source;

/// <summary>A comment: a block from <c>/*</c> to <c>*/</c>, or one <c>//</c> line.</summary>
/// <param name="FirstToken">Index of its first token in the fragment.</param>
/// <param name="LastToken">Index of its last token.</param>
/// <param name="FirstLine">The line of the file on which it begins, as far as the fragment shows it.</param>
/// <param name="LastLine">The line on which it ends.</param>
/// <param name="IsKernelDoc">
/// Whether it opens with <c>/**</c>, as kernel-doc comments do; unknown, so false, when the opening is not shown.
/// </param>
/// <param name="IsWhole">Whether both ends are shown.</param>
public sealed record CComment(
    int FirstToken, int LastToken, int FirstLine, int LastLine, bool IsKernelDoc, bool IsWhole);
