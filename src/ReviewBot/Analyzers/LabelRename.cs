using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>Finds goto labels that are only renamed, where the log does not speak of it.</summary>
/// <param name="options">None.</param>
public sealed class LabelRename(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from rider in PatchRiders.Unexplained(patch, RiderKind.LabelRename)
            select RiderRemark.On(patch, rider)
                .With("old", rider.Old)
                .With("new", rider.New)
                .With("function", rider.Function);
    }
}
