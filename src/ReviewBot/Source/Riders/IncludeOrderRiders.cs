using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Source.Riders;

/// <summary><c>#include</c> lines that are all there before and after, in another order.</summary>
internal static class IncludeOrderRiders
{
    public static IEnumerable<Rider> Of(FileView file)
    {
        ImmutableArray<Run> runs = [.. file.Runs.Where(run => run.Removed.Concat(run.Added).All(IsInclude))];
        var removed = Names(runs.SelectMany(run => run.Removed));
        var added = Names(runs.SelectMany(run => run.Added));
        if (!removed.IsEmpty && removed.SequenceEqual(added) && !runs.All(file.KeepsTokens))
            yield return new Rider(RiderKind.IncludeOrder, file, runs);
    }

    private static ImmutableArray<string> Names(IEnumerable<DiffLine> lines) =>
        [.. lines.Select(line => string.Concat(line.Text.Where(c => c is not (' ' or '\t')))).Order(StringComparer.Ordinal)];

    private static bool IsInclude(DiffLine line) =>
        line.Text.AsSpan().TrimStart() is ['#', .. var directive]
        && directive.TrimStart().StartsWith("include", StringComparison.Ordinal);
}
