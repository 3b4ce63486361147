namespace ReviewBot.Rules;

/// <summary>Lines of a file before or after a patch, or, where <see cref="Path"/> is null, lines of its log.</summary>
/// <param name="Path">The file; null for the log of the patch.</param>
/// <param name="Side">The image the lines are counted in.</param>
/// <param name="Line">The first line, from one; of the mail body when <paramref name="Path"/> is null.</param>
/// <param name="EndLine">The last line.</param>
public sealed record Place(string? Path, Side Side, int Line, int EndLine)
{
    /// <summary>A single line of the post-image.</summary>
    public static Place Added(string path, int line) => new(path, Side.New, line, line);

    /// <summary>A single line of the pre-image.</summary>
    public static Place Removed(string path, int line) => new(path, Side.Old, line, line);
}
