using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds functions and types that only move within a file, where nothing in the patch needs it and the log does not say
/// so.
/// </summary>
/// <param name="options">None.</param>
public sealed class MovedCode(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from rider in PatchRiders.Unexplained(patch, RiderKind.Move)
            select RiderRemark.On(patch, rider)
                .With("name", rider.Function)
                .With("lines", $"{rider.Runs.Sum(run => run.Added.Length)}");
    }
}
