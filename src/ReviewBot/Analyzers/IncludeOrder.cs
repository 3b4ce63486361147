using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>Finds <c>#include</c> lines that are only put into another order, unannounced.</summary>
/// <param name="options">None.</param>
public sealed partial class IncludeOrder(RuleOptions options) : IAnalyzer
{
    [GeneratedRegex(@"\b(sort|order|alphabet|re-?order|mov|group|arrang|clean)\w*\b[^.]{0,60}\b(#?includes?|headers?)\b|\b(#?includes?|headers?)\b[^.]{0,60}\b(sort|order|alphabet|re-?order|mov|group|arrang|clean)\w*", RegexOptions.IgnoreCase)]
    private static partial Regex SpeaksOfIncludes { get; }

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(SeriesView series)
    {
        _ = options;
        return
            from patch in series.Patches
            where !SpeaksOfIncludes.IsMatch(patch.Patch.Title) && !SpeaksOfIncludes.IsMatch(patch.Patch.Log)
            from rider in PatchRiders.Unexplained(patch, RiderKind.IncludeOrder)
            let count = rider.Runs.Sum(run => run.Added.Length)
            select RiderRemark.On(patch, rider with { Runs = [.. rider.Runs.OrderBy(run => run.Added.IsEmpty)] })
                .With("count", count == 1 ? "One #include line is" : $"{count} #include lines are");
    }
}
