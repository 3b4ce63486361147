namespace ReviewBot.Patches;

/// <summary>A line of a hunk. It knows three places: pre-image line, post-image line, line of the mail body.</summary>
/// <param name="Kind">Context, removed or added.</param>
/// <param name="Text">The line without its marker and without its end, raw (one byte a char).</param>
/// <param name="OldLine">Its line in the pre-image; for an added line the one that would be next.</param>
/// <param name="NewLine">Its line in the post-image; for a removed line the one that would be next.</param>
/// <param name="BodyLine">Its line in the mail body, from one.</param>
/// <param name="EndsFile">Whether <c>\ No newline at end of file</c> follows it.</param>
public readonly record struct DiffLine(
    LineKind Kind, string Text, int OldLine, int NewLine, int BodyLine, bool EndsFile = false)
{
    /// <summary>The line as a diff shows it, marker first; raw.</summary>
    public string Marked => Kind switch
    {
        LineKind.Added => "+" + Text,
        LineKind.Removed => "-" + Text,
        _ => " " + Text,
    };
}
