using System.Globalization;

namespace ReviewBot.Patches;

/// <summary><c>@@ -1097,10 +1104,10 @@ int klp_enable_patch(struct klp_patch *patch)</c>.</summary>
internal readonly record struct HunkHeader(int OldStart, int OldCount, int NewStart, int NewCount, string Section)
{
    // No file in any tree has a hundred million lines; numbers beyond are an attack or an accident.
    private const int MaxLine = 100_000_000;

    /// <summary>
    /// Reads a header with numbers; <see langword="false"/> when it is none, or its numbers are absurd.
    /// </summary>
    internal static bool TryParse(ReadOnlySpan<char> line, out HunkHeader header)
    {
        header = default;
        if (!line.StartsWith("@@ -"))
            return false;

        var rest = line[4..];
        if (!TryRange(ref rest, out var oldStart, out var oldCount) || rest is not [' ', '+', .. var second])
            return false;

        rest = second;
        if (!TryRange(ref rest, out var newStart, out var newCount) || !rest.StartsWith(" @@"))
            return false;

        header = new HunkHeader(oldStart, oldCount, newStart, newCount, SectionOf(rest[3..]));
        return true;
    }

    /// <summary>
    /// The section of a header that a rule's example may write without numbers: <c>@@ section</c>, <c>@@</c>.
    /// </summary>
    internal static string SectionWithoutNumbers(ReadOnlySpan<char> line)
    {
        var rest = line[2..];
        var close = rest.IndexOf("@@");
        return SectionOf(close < 0 ? rest : rest[(close + 2)..]);
    }

    private static string SectionOf(ReadOnlySpan<char> rest) =>
        (rest is [' ', .. var section] ? section : rest).ToString();

    private static bool TryRange(ref ReadOnlySpan<char> text, out int start, out int count)
    {
        count = 1;
        if (!TryNumber(ref text, out start))
            return false;

        if (text is not [',', .. var rest])
            return true;

        text = rest;
        return TryNumber(ref text, out count);
    }

    private static bool TryNumber(ref ReadOnlySpan<char> text, out int number)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? text : text[..end];
        text = text[digits.Length..];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= MaxLine;
    }
}
