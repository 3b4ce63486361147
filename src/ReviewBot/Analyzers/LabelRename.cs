using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>Finds goto labels that are only renamed, where the log does not speak of it.</summary>
/// <param name="options">None.</param>
public sealed partial class LabelRename(RuleOptions options) : IAnalyzer
{
    [GeneratedRegex(@"\blabels?\b|\bgotos?\b", RegexOptions.IgnoreCase)]
    private static partial Regex SpeaksOfLabels { get; }

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(SeriesView series)
    {
        _ = options;
        return
            from patch in series.Patches
            where !SpeaksOfLabels.IsMatch(patch.Patch.Title) && !SpeaksOfLabels.IsMatch(patch.Patch.Log)
            from rider in PatchRiders.Unexplained(patch, RiderKind.LabelRename)
            where !Purpose.Mentions(patch.Patch, rider.Old, "renam")
                && !Purpose.Mentions(patch.Patch, rider.New, "renam")
            select RiderRemark.On(patch, rider)
                .With("old", rider.Old)
                .With("new", rider.New)
                .With("function", rider.Function);
    }
}
