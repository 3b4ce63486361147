using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds trailers that stand in a log twice, word for word. Who handed a patch on and got it back signs twice, so of
/// sign-offs only neighbours count.
/// </summary>
/// <param name="options">None.</param>
public sealed class DuplicateTrailer(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        var trailers = patch.Patch.Trailers;
        for (var i = 1; i < trailers.Length; i++)
        {
            var from = IsSignOff(trailers[i]) ? i - 1 : 0;
            for (var j = from; j < i; j++)
            {
                if (!IsSame(trailers[j], trailers[i]) || trailers[i].IsAnswer || IsOfReport(trailers[i], trailers[i - 1]))
                    continue;

                yield return LogRemark.On(patch, trailers[i]).With("trailer", trailers[i].Key);
                break;
            }
        }
    }

    private static bool IsSignOff(Trailer trailer) =>
        trailer.Key.Equals("Signed-off-by", StringComparison.OrdinalIgnoreCase);

    /// <summary>Each report is followed by where it is, and two may be in the same place.</summary>
    private static bool IsOfReport(Trailer trailer, Trailer before) =>
        (trailer.Key.Equals("Closes", StringComparison.OrdinalIgnoreCase) || trailer.Key.Equals("Link", StringComparison.OrdinalIgnoreCase))
        && before.Key.Equals("Reported-by", StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(Trailer one, Trailer other) =>
        one.Value.Length > 0
        && one.Key.Equals(other.Key, StringComparison.OrdinalIgnoreCase)
        && one.Value.Equals(other.Value, StringComparison.OrdinalIgnoreCase);
}
