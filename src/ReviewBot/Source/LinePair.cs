using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Source;

/// <summary>A removed line and the added line that took its place with the same tokens and other white space.</summary>
/// <param name="Removed">The line in the pre-image.</param>
/// <param name="Added">The line in the post-image.</param>
public readonly record struct LinePair(DiffLine Removed, DiffLine Added)
{
    private const int MostLines = 400;

    /// <summary>Both lines, the removed one first.</summary>
    public ImmutableArray<DiffLine> Lines => [Removed, Added];

    /// <summary>
    /// The pairs of a run, in order: the longest common subsequence of lines, each line compared by its tokens.
    /// A run of over 400 lines has none: what is rewritten at that size is not a matter of white space.
    /// </summary>
    internal static ImmutableArray<LinePair> Of(FileView file, Run run)
    {
        if (file.Old is not { } before
            || file.New is not { } after
            || run.Removed.IsEmpty
            || run.Added.IsEmpty
            || run.Removed.Length > MostLines
            || run.Added.Length > MostLines)
            return [];

        var left = Keys(before, run.OldLines);
        var right = Keys(after, run.NewLines);
        if (!left.Intersect(right, StringComparer.Ordinal).Any())
            return [];

        var longest = Lengths(left, right);
        var pairs = ImmutableArray.CreateBuilder<LinePair>();
        for (int i = 0, j = 0; i < left.Length && j < right.Length;)
        {
            if (left[i] == right[j])
                pairs.Add(new LinePair(run.Removed[i++], run.Added[j++]));
            else if (longest[i + 1][j] >= longest[i][j + 1])
                i++;
            else
                j++;
        }

        return pairs.ToImmutable();
    }

    private static int[][] Lengths(string[] left, string[] right)
    {
        var longest = new int[left.Length + 1][];
        longest[left.Length] = new int[right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            longest[i] = new int[right.Length + 1];
            for (var j = right.Length - 1; j >= 0; j--)
                longest[i][j] = left[i] == right[j]
                    ? longest[i + 1][j + 1] + 1
                    : Math.Max(longest[i + 1][j], longest[i][j + 1]);
        }

        return longest;
    }

    /// <summary>Tokens joined by a char that no token holds: a line end.</summary>
    private static string[] Keys(CSource source, IEnumerable<int> lines) =>
        [.. lines.Select(line => string.Join('\n', TokenLines.Texts(source, [line]).Select(token => token.Text)))];
}
