using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>Finds functions and types that only move within a file, where nothing in the patch needs it and the log does not say so.</summary>
/// <param name="options">None.</param>
public sealed partial class MovedCode(RuleOptions options) : IAnalyzer
{
    [GeneratedRegex(
        @"\b(mov(e|es|ed|ing)|re-?order\w*|relocat\w*|forward\w*|shuffl\w*|hoist\w*|re-?arrang\w*|swap\w*|sort\w*|(pull|factor|split)\w*|prepar\w*)\b",
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
            select RiderRemark.On(patch, rider)
                .With("name", rider.Function)
                .With("lines", $"{rider.Runs[0].Added.Length}");
    }
}
