namespace ReviewBot.Trees;

/// <summary>Lines of a file that stand next to each other.</summary>
/// <param name="FirstLine">The number of the first line in the file, from one.</param>
/// <param name="Text">The lines, raw, each with its end; the last may lack it.</param>
/// <param name="Section">The section heading of the hunk the lines come from; empty for a whole file.</param>
public sealed record Fragment(int FirstLine, string Text, string Section);
