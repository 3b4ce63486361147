using System.Text.RegularExpressions;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>Finds <c>#include</c> lines that are only put into another order, unannounced.</summary>
/// <param name="options">None.</param>
public sealed partial class IncludeOrder(RuleOptions options) : IAnalyzer
{
    [GeneratedRegex(
        @"\b(sort|order|alphabet|re-?order|group|arrang|clean)\w*\b[^.]{0,60}\b(#?includes?|headers?)\b"
        + @"|\b(#?includes?|headers?)\b[^.]{0,60}\b(sort|order|alphabet|re-?order|group|arrang|clean)\w*",
        RegexOptions.IgnoreCase)]
    private static partial Regex SpeaksOfOrder { get; }

    [GeneratedRegex(
        @"\bmov\w*\b[^.]{0,60}\b(#?includes?|inclusions?|headers?)\b"
        + @"|\b(#?includes?|inclusions?|headers?)\b[^.]{0,60}\bmov\w*",
        RegexOptions.IgnoreCase)]
    private static partial Regex SpeaksOfMoves { get; }

    [GeneratedRegex(@"#?\bincludes?\b|\bheaders?\b", RegexOptions.IgnoreCase)]
    private static partial Regex IsAboutIncludes { get; }

    [GeneratedRegex(@"[\w./-]+\.h\b")]
    private static partial Regex Header { get; }

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(SeriesView series)
    {
        _ = options;
        return
            from patch in series.Patches
            where !SpeaksOfOrder.IsMatch(patch.Patch.Title) && !SpeaksOfOrder.IsMatch(patch.Patch.Log)
            from rider in PatchRiders.Unexplained(patch, RiderKind.IncludeOrder)
            where !IsAnnounced(patch.Patch, rider)
            where rider.Lines.IsEmpty || !IsAboutIncludes.IsMatch(patch.Patch.Title)
            let count = rider.Runs.Sum(run => run.Added.Length) + rider.Lines.Length
            select RiderRemark.On(patch, rider with { Runs = [.. rider.Runs.OrderBy(run => run.Added.IsEmpty)] })
                .With("count", count == 1 ? "One #include line is" : $"{count} #include lines are")
                .With("why", rider.Lines.IsEmpty
                    ? "the file includes the same headers as before"
                    : "the headers that come or go beside them do not need that");
    }

    /// <summary>Whether the log moves an include; one that names headers speaks of those alone.</summary>
    private static bool IsAnnounced(Patch patch, Rider rider)
    {
        var text = $"{patch.Title}\n{patch.Log}";
        var named = Header.Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        return SpeaksOfMoves.IsMatch(text)
            && (named.Count == 0
                || Moved(rider).Any(line => named.Any(name => line.Contains(name, StringComparison.Ordinal))));
    }

    private static IEnumerable<string> Moved(Rider rider) =>
        rider.File.Runs.SelectMany(run => run.Added)
            .Where(line => rider.Lines.Contains(line.NewLine))
            .Concat(rider.Runs.SelectMany(run => run.Removed.Concat(run.Added)))
            .Select(line => line.Text);
}
