using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds comments that are only broken into lines in another way, away from other changes, unannounced.
/// </summary>
/// <param name="options">None.</param>
public sealed class UnrelatedComment(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from rider in PatchRiders.Unexplained(patch, RiderKind.Comment)
            select RiderRemark.On(patch, rider);
    }
}
