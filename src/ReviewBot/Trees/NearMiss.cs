using ReviewBot.Mail;

namespace ReviewBot.Trees;

/// <summary>
/// Says in words why a hunk has no place: the nearest place in the file, and the first line that differs there.
/// </summary>
internal static class NearMiss
{
    // a line that a hunk repeats more often than this says nothing about where the hunk belongs
    private const int MostRepeats = 8;
    private const int LongestQuote = 60;

    /// <summary>One or two sentences about the hunk that was not found.</summary>
    /// <param name="image">The file, with the hunks before applied.</param>
    /// <param name="hunk">The hunk.</param>
    /// <param name="lineOf">Turns a line of the image, from zero, into one of the file, from one.</param>
    /// <returns>The sentences, and the place compared with the hunk where there is one.</returns>
    public static (string Reason, NearestPlace? Place) Explain(LineImage image, HunkSide hunk, Func<int, int> lineOf)
    {
        if (Known(image, hunk, lineOf) is { } reason)
            return (reason, null);

        return Nearest(image, hunk) is { } at
            ? (Difference(image, hunk, at, lineOf), Place(image, hunk, at, lineOf))
            : ("No place in the file has lines like it.", null);
    }

    private static string? Known(LineImage image, HunkSide hunk, Func<int, int> lineOf)
    {
        if (image.GaveUp)
            return "The search was given up: the patch asks for more work than any honest one does.";
        if (image.Count == 0)
            return "The file is empty.";
        if (hunk.Before.Length == 0)
            return "The hunk shows no line to find its place by.";
        if (hunk.After.Length > 0 && image.FindLines(hunk.After, hunk.ExpectedLine) is { } done)
            return $"Its change is in the file already, at line {lineOf(done)}.";
        if (image.FindLines(hunk.Before, hunk.ExpectedLine) is { } astray)
        {
            return $"Its lines are at line {lineOf(astray)}, but a hunk "
                + (
                    hunk.AtStart
                        ? "of the first line must be at the start of the file."
                        : "without context below must be at the end of the file.");
        }

        return null;
    }

    private static NearestPlace? Place(LineImage image, HunkSide hunk, int at, Func<int, int> lineOf)
    {
        var (first, end) = (Math.Max(at, 0), Math.Min(at + hunk.Before.Length, image.Count));
        return NearestPlace.Of(lineOf(first), image.Lines[first..end], hunk.Before);
    }

    private static string Difference(LineImage image, HunkSide hunk, int at, Func<int, int> lineOf)
    {
        var before = hunk.Before;
        var (matching, first) = (0, -1);
        for (var i = 0; i < before.Length; i++)
        {
            if (at + i >= 0
                && at + i < image.Count
                && image[at + i] is { IsWritten: false } line
                && line.SameAs(before[i]))
                matching++;
            else if (first < 0)
                first = i;
        }

        var nearest = $"The nearest place is line {lineOf(Math.Max(at, 0))}, where {matching} of {before.Length} lines match";
        if (at + first < 0)
            return $"{nearest}; the file begins after “{Quote(before[first])}”.";
        if (at + first >= image.Count)
            return $"{nearest}; the file ends before “{Quote(before[first])}”.";

        var (has, expects) = (image[at + first], before[first]);
        var place = $"{nearest}; line {lineOf(at + first)} ";
        if (has.IsWritten)
            return place + "was changed by an earlier hunk of the patch.";
        if (has.Span.SequenceEqual(expects.Span))
            return place + (
                has.HasEnd
                    ? "has a line feed that the patch does not expect."
                    : "lacks the line feed that the patch expects.");
        if (WithoutSpace(has) == WithoutSpace(expects))
            return $"{place}differs in white space only: “{Quote(expects)}”.";

        return $"{place}is “{Quote(has)}”, the patch expects “{Quote(expects)}”.";
    }

    /// <summary>
    /// The place where most lines of the hunk would match; of equals, the one nearest to where the header points.
    /// </summary>
    private static int? Nearest(LineImage image, HunkSide hunk)
    {
        var before = hunk.Before;
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var bySpan = places.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < before.Length; i++)
        {
            var text = before[i].Span.Trim();
            if (!bySpan.TryGetValue(text, out var repeats))
                bySpan[text] = repeats = [];
            if (repeats.Count < MostRepeats)
                repeats.Add(i);
        }

        // votes[0] is for the hunk lying before the file with its last line on the first one
        var votes = new int[image.Count + before.Length - 1];
        for (var at = 0; at < image.Count; at++)
        {
            var text = image[at].Span.Trim();
            if (!bySpan.TryGetValue(text, out var repeats))
                continue;

            foreach (var i in repeats)
                votes[at - i + before.Length - 1] += text.Length > 1 ? 4 : 1;
        }

        var most = votes.Max();
        var expected = hunk.ExpectedLine + before.Length - 1;
        return most < 4
            ? null
            : Enumerable.Range(0, votes.Length)
                .Where(at => votes[at] == most)
                .MinBy(at => Math.Abs(at - expected)) - before.Length + 1;
    }

    private static string WithoutSpace(in FileLine line) =>
        string.Concat(line.Text.Substring(line.Start, line.Length).Where(c => !char.IsWhiteSpace(c)));

    private static string Quote(in FileLine line)
    {
        var text = line.Span.Trim();
        return text.Length <= LongestQuote
            ? RawText.Decode(text.ToString())
            : RawText.Decode(text[..LongestQuote].ToString()) + "…";
    }
}
