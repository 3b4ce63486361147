using System.Collections.Immutable;

namespace ReviewBot.Trees;

/// <summary>The place in a file that is most like a hunk, which does not fit there.</summary>
/// <param name="Line">The line of the file at which it begins, from one.</param>
/// <param name="Lines">
/// The lines there, raw, without line feeds, each behind a mark: <c>' '</c> as the patch expects it, <c>'-'</c> expected
/// by the patch and not there, <c>'+'</c> there and not expected.
/// </param>
public sealed record NearestPlace(int Line, ImmutableArray<string> Lines)
{
    private const int MostLines = 200;
    private const int MostShown = 24;
    private const int Around = 2;

    /// <summary>Compares the lines that a hunk expects with those of a place.</summary>
    /// <param name="line">The line at which the place begins, from one.</param>
    /// <param name="there">The lines of the place.</param>
    /// <param name="expected">The lines of the hunk.</param>
    internal static NearestPlace? Of(int line, ReadOnlySpan<FileLine> there, ReadOnlySpan<FileLine> expected)
    {
        if (there.Length > MostLines || expected.Length > MostLines)
            return null;

        var rows = new List<(char Mark, string Text, int At)>();
        var common = Common(there, expected);
        for (int i = 0, j = 0; i < expected.Length || j < there.Length;)
        {
            if (i < expected.Length && j < there.Length && there[j].SameAs(expected[i]))
                rows.Add((' ', expected[i++].Span.ToString(), line + j++));
            else if (j == there.Length || (i < expected.Length && common[i + 1][j] >= common[i][j + 1]))
                rows.Add(('-', expected[i++].Span.ToString(), line + j));
            else
                rows.Add(('+', there[j].Span.ToString(), line + j++));
        }

        // from two lines above the first difference to two below the last
        var first = Math.Max(rows.FindIndex(row => row.Mark != ' ') - Around, 0);
        var last = Math.Min(rows.FindLastIndex(row => row.Mark != ' ') + Around, rows.Count - 1);
        var shown = rows.Skip(first).Take(Math.Min(last - first + 1, MostShown)).ToList();
        return shown is [var top, ..] ? new(top.At, [.. shown.Select(row => row.Mark + row.Text)]) : null;
    }

    private static int[][] Common(ReadOnlySpan<FileLine> there, ReadOnlySpan<FileLine> expected)
    {
        var common = new int[expected.Length + 1][];
        common[expected.Length] = new int[there.Length + 1];
        for (var i = expected.Length - 1; i >= 0; i--)
        {
            common[i] = new int[there.Length + 1];
            for (var j = there.Length - 1; j >= 0; j--)
                common[i][j] = there[j].SameAs(expected[i])
                    ? common[i + 1][j + 1] + 1
                    : Math.Max(common[i + 1][j], common[i][j + 1]);
        }

        return common;
    }
}
