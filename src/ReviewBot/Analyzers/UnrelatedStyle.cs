using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds braces around one statement and comparisons with NULL that are only written in another way, unannounced.
/// </summary>
/// <param name="options">None.</param>
public sealed class UnrelatedStyle(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from rider in PatchRiders.Unexplained(patch, RiderKind.Style)
            group rider by (patch, rider.File, rider.Runs[0].Hunk.BodyLine) into hunk
            select RiderRemark.On(hunk.Key.patch, hunk).With("what", What(hunk.First()));
    }

    private static string What(Rider rider) =>
        rider.Runs.Length > 1
            ? "Braces around a single statement come or go"
            : "A comparison with NULL is written in another way";
}
