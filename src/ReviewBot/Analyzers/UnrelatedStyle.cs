using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds braces around one statement and comparisons with NULL that are only written in another way, unannounced.
/// </summary>
/// <param name="options">None.</param>
public sealed partial class UnrelatedStyle(RuleOptions options) : IAnalyzer
{
    [GeneratedRegex(@"\bbrac(e|es|ket|kets)\b|\bsimplif\w*", RegexOptions.IgnoreCase)]
    private static partial Regex SpeaksOfBraces { get; }

    [GeneratedRegex(@"\bNULL\b|\bparenthes\w*|\bcomparisons?\b|\bsimplif\w*", RegexOptions.IgnoreCase)]
    private static partial Regex SpeaksOfComparisons { get; }

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(SeriesView series)
    {
        _ = options;
        return
            from patch in series.Patches
            from rider in PatchRiders.Unexplained(patch, RiderKind.Style)
            let announced = IsBraces(rider) ? SpeaksOfBraces : SpeaksOfComparisons
            where !announced.IsMatch(patch.Patch.Title) && !announced.IsMatch(patch.Patch.Log)
            group rider by (patch, rider.File, rider.Runs[0].Hunk.BodyLine) into hunk
            select RiderRemark.On(hunk.Key.patch, hunk).With("what", What(hunk.First()));
    }

    private static bool IsBraces(Rider rider) => rider.Runs.Length > 1;

    private static string What(Rider rider) =>
        IsBraces(rider)
            ? "Braces around a single statement come or go"
            : "A comparison with NULL is written in another way";
}
