using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>Finds locals and parameters that are only renamed, where the log does not speak of it.</summary>
/// <param name="options">None.</param>
public sealed partial class IdentifierRename(RuleOptions options) : IAnalyzer
{
    [GeneratedRegex(@"\b(re)?nam(e|es|ed|ing)\b|\bvariables?\b|\bconsisten\w*\b", RegexOptions.IgnoreCase)]
    private static partial Regex SpeaksOfNames { get; }

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(SeriesView series)
    {
        _ = options;
        return
            from patch in series.Patches
            where !SpeaksOfNames.IsMatch(patch.Patch.Title) && !SpeaksOfNames.IsMatch(patch.Patch.Log)
            from rider in PatchRiders.Unexplained(patch, RiderKind.IdentifierRename)
            where !Purpose.Mentions(patch.Patch, rider.Old, "use") && !Purpose.Mentions(patch.Patch, rider.New, "use")
            select RiderRemark.On(patch, rider)
                .With("old", rider.Old)
                .With("new", rider.New)
                .With("function", rider.Function)
                .With("lines", $"{rider.Runs.Sum(run => run.Added.Length)}");
    }
}
