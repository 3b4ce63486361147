using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>A line of a file to which hunks are being applied: a stretch of a text, without its line feed.</summary>
/// <param name="Text">The text that holds the line: the file, or a line of a hunk.</param>
/// <param name="Start">Where the line begins in it.</param>
/// <param name="Length">How many bytes it has, without the line feed.</param>
/// <param name="HasEnd">Whether a line feed ends it.</param>
/// <param name="IsWritten">Whether a hunk put it there.</param>
internal readonly record struct FileLine(string Text, int Start, int Length, bool HasEnd, bool IsWritten)
{
    /// <summary>The line of a hunk as a line of a file.</summary>
    public static FileLine Of(DiffLine line) => new(line.Text, 0, line.Text.Length, !line.EndsFile, IsWritten: true);

    /// <summary>The bytes of the line, without the line feed.</summary>
    public ReadOnlySpan<char> Span => Text.AsSpan(Start, Length);

    /// <summary>Whether both lines have the same bytes, line feed included.</summary>
    public bool SameAs(in FileLine other) =>
        Length == other.Length && HasEnd == other.HasEnd && Span.SequenceEqual(other.Span);

    /// <summary>
    /// Whether git takes this line for <paramref name="cut"/>, the last line of a hunk, which has no line feed: git
    /// compares bytes up to there, and calls lines alike that differ in white space only.
    /// </summary>
    public bool BeginsWith(in FileLine cut) =>
        Span.StartsWith(cut.Span) && Span[cut.Length..].IndexOfAnyExcept(" \t\r") < 0;
}
