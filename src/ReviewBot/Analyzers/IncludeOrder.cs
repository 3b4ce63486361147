using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>Finds <c>#include</c> lines that are only put into another order, unannounced.</summary>
/// <param name="options">None.</param>
public sealed class IncludeOrder(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from rider in PatchRiders.Unexplained(patch, RiderKind.IncludeOrder)
            let count = rider.Runs.Sum(run => run.Added.Length) + rider.Lines.Length
            select RiderRemark.On(patch, rider with { Runs = [.. rider.Runs.OrderBy(run => run.Added.IsEmpty)] })
                .With("count", count == 1 ? "One #include line is" : $"{count} #include lines are")
                .With("why", rider.Lines.IsEmpty
                    ? "the file includes the same headers as before"
                    : "the headers that come or go beside them do not need that");
    }
}
