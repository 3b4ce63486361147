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
            from rider in PatchRiders.Unexplained(patch, RiderKind.IdentifierRename)
            where !IsPartOfMore(patch, rider)
            where !Purpose.Mentions(patch.Patch, rider.Old, "use") && !Purpose.Mentions(patch.Patch, rider.New, "use")
            select RiderRemark.On(patch, rider)
                .With("old", rider.Old)
                .With("new", rider.New)
                .With("function", rider.Function)
                .With("lines", $"{rider.Runs.Sum(run => run.Added.Length)}");
    }

    /// <summary>
    /// Where the one name gives way to the other in more places than this function, the patch is about what they stand
    /// for, whatever its log says.
    /// </summary>
    private static bool IsPartOfMore(PatchView patch, Rider rider) =>
        patch.Files.Any(file => file is { Old: { } before, New: { } after } && file.Runs.Any(run =>
            !(file == rider.File && rider.Runs.Any(own => own.Position == run.Position))
            && Has(before, run.OldLines, rider.Old)
            && Has(after, run.NewLines, rider.New)));

    private static bool Has(CSource source, IEnumerable<int> lines, string name) =>
        TokenLines.Texts(source, lines).Any(token => token.Text == name);
}
