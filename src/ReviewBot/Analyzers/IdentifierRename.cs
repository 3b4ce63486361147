using System.Text.RegularExpressions;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>Finds locals and parameters that are only renamed, where the log does not speak of it.</summary>
/// <param name="options">None.</param>
public sealed partial class IdentifierRename(RuleOptions options) : IAnalyzer
{
    [GeneratedRegex(@"\brenam(e|es|ed|ing)\b|\bnaming\b|\b(variable|parameter|argument)s? names?\b|\bnames? of the (variable|parameter|argument)|\bconsistent names?\b|\breword\w*|\bterminolog\w*|\bclarif\w*|\binclusive\b", RegexOptions.IgnoreCase)]
    private static partial Regex SpeaksOfNames { get; }

    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(SeriesView series)
    {
        _ = options;
        return
            from patch in series.Patches
            where !SpeaksOfNames.IsMatch(patch.Patch.Title) && !SpeaksOfNames.IsMatch(patch.Patch.Log)
            let riders = PatchRiders.Unexplained(patch, RiderKind.IdentifierRename).ToList()
            from rider in riders
            where !IsSystematic(rider, riders)
            where !Purpose.Mentions(patch.Patch, rider.Old, "use") && !Purpose.Mentions(patch.Patch, rider.New, "use")
            select RiderRemark.On(patch, rider)
                .With("old", rider.Old)
                .With("new", rider.New)
                .With("function", rider.Function)
                .With("lines", $"{rider.Runs.Sum(run => run.Added.Length)}");
    }

    /// <summary>The same rename in several functions is what the patch is about, whatever its log says.</summary>
    private static bool IsSystematic(Rider rider, List<Rider> riders) =>
        riders.Count(other => other.Old == rider.Old && other.New == rider.New) > 1;
}
