using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;
using ReviewBot.Source.Riders;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds runs whose tokens are the same before and after, where nothing else in the statement changes that could
/// explain the new white space.
/// </summary>
/// <param name="options">None.</param>
public sealed class UnrelatedWhitespace(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(PatchView patch)
    {
        _ = options;
        return
            from rider in PatchRiders.Unexplained(patch, RiderKind.Whitespace)
            where !IsDamage(rider)
            group rider by (patch, rider.File, HunkOf(rider).BodyLine) into hunk
            select Describe(hunk.Key.patch, [.. hunk]);
    }

    private static Remark Describe(PatchView patch, List<Rider> riders)
    {
        var count = riders.Sum(rider => rider.Lines.Length + rider.Runs.Sum(run => run.Added.Length));
        return RiderRemark.On(patch, riders)
            .With("lines", count == 1 ? "this line are" : $"these {count} lines are")
            .With("why", riders[0].IsWorse && riders[0].IsExplained
                ? $"the parenthesis {(count == 1 ? "it follows" : "they follow")} stays in its column"
                : "nothing else in the statement changes")
            .With("what", riders[0].Runs is [var run, ..] ? What(riders[0].File, run) : "indentation differs");
    }

    /// <summary>One cause, one finding: damage has a rule of its own.</summary>
    private static bool IsDamage(Rider rider) =>
        Pairs(rider) is { Count: > 0 } pairs && pairs.All(pair => Damage.Of(pair) is not null);

    private static List<LinePair> Pairs(Rider rider) => rider.Runs is [var run, ..]
        ? [.. rider.File.Pairs(run)]
        : [.. rider.File.Runs.SelectMany(run => rider.File.Pairs(run)).Where(pair => rider.Lines.Contains(pair.Added.NewLine))];

    private static Hunk HunkOf(Rider rider) => rider.Runs is [var run, ..]
        ? run.Hunk
        : rider.File.Hunks.First(
            hunk => hunk.Lines.Any(line => line.Kind == LineKind.Added && line.NewLine == rider.Lines[0]));

    private static string What(FileView file, Run run)
    {
        if (file.Pairs(run).Length < Math.Max(run.Removed.Length, run.Added.Length))
            return "line breaks differ";

        var pairs = run.Removed.Zip(run.Added).ToList();
        if (pairs.All(pair => pair.First.Text.TrimEnd() == pair.Second.Text.TrimEnd()))
            return "blanks at the end differ";

        return pairs.All(pair => pair.First.Text.Trim() == pair.Second.Text.Trim())
            ? "indentation differs"
            : "alignment differs";
    }
}
