using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds functions and types that only move within a file, where nothing in the patch needs it and the log does not say
/// so.
/// </summary>
/// <param name="options">None.</param>
public sealed partial class MovedCode(RuleOptions options) : IAnalyzer
{
    [GeneratedRegex(
        @"\bmov(e|es|ed|ing)\b|\bre-?order\w*|\brelocat\w*|\bforward[- ]declar\w*|\bre-?arrang\w*|\bshuffl\w*|\bhoist\w*|\border of (the )?functions",
        RegexOptions.IgnoreCase)]
    private static partial Regex SpeaksOfMoves { get; }

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(SeriesView series)
    {
        _ = options;
        return
            from patch in series.Patches
            where !SpeaksOfMoves.IsMatch(patch.Patch.Title) && !SpeaksOfMoves.IsMatch(patch.Patch.Log)
            from rider in PatchRiders.Unexplained(patch, RiderKind.Move)
            where !Purpose.Mentions(patch.Patch, rider.Function)
            select RiderRemark.On(patch, rider)
                .With("name", rider.Function)
                .With("lines", $"{rider.Runs.Sum(run => run.Added.Length)}");
    }
}
