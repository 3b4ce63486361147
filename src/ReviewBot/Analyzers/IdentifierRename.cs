using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>Finds locals and parameters that are only renamed, where the log does not speak of it.</summary>
/// <param name="options">None.</param>
public sealed class IdentifierRename(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from rider in PatchRiders.Unexplained(patch, RiderKind.IdentifierRename)
            select RiderRemark.On(patch, rider)
                .With("old", rider.Old)
                .With("new", rider.New)
                .With("function", rider.Function)
                .With("lines", $"{rider.Runs.Sum(run => run.Added.Length)}")
                .With("left", Left(rider));
    }

    private static string Left(Rider rider) =>
        rider.Left == 0 ? "" : $" (but line {rider.Left} still says \"{rider.Old}\", declared no more)";
}
