using DiffPlex;
using DiffPlex.Chunkers;
using ReviewBot.Patches;

namespace ReviewBot.Renderers;

/// <summary>Which words differ between a removed line and the added line that stands for it.</summary>
internal static class WordChanges
{
    private const int LongestLine = 1000;

    private static readonly DelimiterChunker Words = new(
        [' ', '\t', '(', ')', '[', ']', '{', '}', ',', ';', '.', '-', '>', '&', '*', ':', '=', '!', '+', '/', '"']);

    /// <summary>The n-th removed and the n-th added line of a run of as many of both, each by the other's number.</summary>
    /// <param name="count">How many lines there are.</param>
    /// <param name="kind">The kind of each; <see langword="null"/> for what is no line of a diff.</param>
    public static Dictionary<int, int> Partners(int count, Func<int, LineKind?> kind)
    {
        var partners = new Dictionary<int, int>();
        for (var i = 0; i < count; i++)
        {
            var removed = Run(i, LineKind.Removed);
            var added = Run(i + removed, LineKind.Added);
            for (var n = 0; removed == added && n < removed; n++)
            {
                partners[i + n] = i + removed + n;
                partners[i + removed + n] = i + n;
            }

            i += Math.Max(0, removed + added - 1);
        }

        return partners;

        int Run(int start, LineKind wanted)
        {
            var end = start;
            while (end < count && kind(end) == wanted)
                end++;

            return end - start;
        }
    }

    /// <summary>A line in pieces, each changed or not; one piece when there is nothing to compare it with.</summary>
    /// <param name="line">The line, without its marker.</param>
    /// <param name="partner">The other one.</param>
    /// <param name="isOld">Whether <paramref name="line"/> is the removed one.</param>
    public static IEnumerable<(string Text, bool IsChanged)> Pieces(string line, string? partner, bool isOld)
    {
        if (partner is null || line.Length > LongestLine || partner.Length > LongestLine)
            return [(line, false)];

        var (before, after) = isOld ? (line, partner) : (partner, line);
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Words);
        var changed = new HashSet<int>(diff.DiffBlocks.SelectMany(block => isOld
            ? Enumerable.Range(block.DeleteStartA, block.DeleteCountA)
            : Enumerable.Range(block.InsertStartB, block.InsertCountB)));
        return (isOld ? diff.PiecesOld : diff.PiecesNew).Select((piece, i) => (piece, changed.Contains(i)));
    }
}
