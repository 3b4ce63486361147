using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>Finds blank lines that are only added or removed, away from other changes.</summary>
/// <param name="options">None.</param>
public sealed class BlankLines(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from rider in PatchRiders.Unexplained(patch, RiderKind.BlankLines)
            group rider by (patch, rider.File, IsAdded: rider.Runs[0].Removed.IsEmpty) into file
            select RiderRemark.On(file.Key.patch, file).With("what", What([.. file], file.Key.IsAdded));
    }

    private static string What(List<Rider> riders, bool isAdded)
    {
        var count = riders.SelectMany(rider => rider.Runs).Sum(run => run.Removed.Length + run.Added.Length);
        var lines = count == 1 ? "A blank line is" : $"{count} blank lines are";
        return isAdded ? $"{lines} added" : $"{lines} removed";
    }
}
