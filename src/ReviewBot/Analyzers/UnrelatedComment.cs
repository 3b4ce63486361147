using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds comments that are only broken into lines in another way, away from other changes, unannounced.
/// </summary>
/// <param name="options">None.</param>
public sealed partial class UnrelatedComment(RuleOptions options) : IAnalyzer
{
    [GeneratedRegex(@"\bcomments?\b|\bre-?flow\w*|\bre-?wrap\w*|\bdocument\w*", RegexOptions.IgnoreCase)]
    private static partial Regex SpeaksOfComments { get; }

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(SeriesView series)
    {
        _ = options;
        return
            from patch in series.Patches
            where !SpeaksOfComments.IsMatch(patch.Patch.Title) && !SpeaksOfComments.IsMatch(patch.Patch.Log)
            from rider in PatchRiders.Unexplained(patch, RiderKind.Comment)
            select RiderRemark.On(patch, rider);
    }
}
