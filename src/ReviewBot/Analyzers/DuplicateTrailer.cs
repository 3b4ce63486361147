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
        Trailer? before = null;
        var others = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var trailer in patch.Patch.Trailers)
        {
            var isNew = others.Add($"{trailer.Key}\n{trailer.Value}");
            var isTwice = IsSignOff(trailer) ? before is not null && IsSame(before, trailer) : !isNew;
            if (isTwice && trailer.Value.Length > 0 && !trailer.IsAnswer && !(before is not null && IsOfReport(trailer, before)))
                yield return LogRemark.On(patch, trailer).With("trailer", trailer.Key);

            before = trailer;
        }
    }

    private static bool IsSignOff(Trailer trailer) =>
        trailer.Key.Equals("Signed-off-by", StringComparison.OrdinalIgnoreCase);

    /// <summary>Each report is followed by where it is, and two may be in the same place.</summary>
    private static bool IsOfReport(Trailer trailer, Trailer before) =>
        (trailer.Key.Equals("Closes", StringComparison.OrdinalIgnoreCase) || trailer.Key.Equals("Link", StringComparison.OrdinalIgnoreCase))
        && before.Key.Equals("Reported-by", StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(Trailer one, Trailer other) =>
        one.Key.Equals(other.Key, StringComparison.OrdinalIgnoreCase)
        && one.Value.Equals(other.Value, StringComparison.OrdinalIgnoreCase);
}
