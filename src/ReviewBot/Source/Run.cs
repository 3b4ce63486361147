using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Source;

/// <summary>
/// Changed lines of a hunk that stand next to each other, with context or the end of the hunk on both sides.
/// </summary>
/// <param name="Hunk">The hunk.</param>
/// <param name="First">Index of the first line in the hunk.</param>
/// <param name="End">Index behind the last line.</param>
/// <param name="Removed">The removed lines.</param>
/// <param name="Added">The added lines.</param>
public sealed record Run(
    Hunk Hunk, int First, int End, ImmutableArray<DiffLine> Removed, ImmutableArray<DiffLine> Added)
{
    /// <summary>Its place among the runs of the file, from zero.</summary>
    public required int Position { get; init; }

    /// <summary>The numbers of the removed lines in the pre-image.</summary>
    public IEnumerable<int> OldLines => Removed.Select(line => line.OldLine);

    /// <summary>The numbers of the added lines in the post-image.</summary>
    public IEnumerable<int> NewLines => Added.Select(line => line.NewLine);

    /// <summary>The runs of the hunks of a file, in order.</summary>
    public static ImmutableArray<Run> Of(ImmutableArray<Hunk> hunks)
    {
        var runs = ImmutableArray.CreateBuilder<Run>();
        foreach (var hunk in hunks)
            Add(hunk, runs);

        return runs.ToImmutable();
    }

    private static void Add(Hunk hunk, ImmutableArray<Run>.Builder runs)
    {
        for (var i = 0; i < hunk.Lines.Length; i++)
        {
            if (hunk.Lines[i].Kind == LineKind.Context)
                continue;

            var end = i;
            while (end < hunk.Lines.Length && hunk.Lines[end].Kind != LineKind.Context)
                end++;

            var lines = hunk.Lines.AsSpan()[i..end].ToArray();
            runs.Add(new Run(
                hunk,
                i,
                end,
                [.. lines.Where(line => line.Kind == LineKind.Removed)],
                [.. lines.Where(line => line.Kind == LineKind.Added)])
            {
                Position = runs.Count,
            });
            i = end;
        }
    }
}
