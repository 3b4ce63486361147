using System.Collections.Immutable;
using ReviewBot.Patches;
using ReviewBot.Rules;
using ReviewBot.Source;

namespace ReviewBot.Analyzers;

/// <summary>
/// Finds runs whose tokens are the same before and after, where nothing else in the statement changes that could
/// explain the new white space.
/// </summary>
/// <param name="options">None.</param>
public sealed class UnrelatedWhitespace(RuleOptions options) : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Remark> Analyze(SeriesView series)
    {
        _ = options;
        foreach (var patch in series.Patches)
        {
            if (patch.Purpose.IsCosmetic || patch.Purpose.IsRevert || patch.Files.All(file => file.Runs.All(run => IsWhitespaceOnly(file, run))))
                continue;

            foreach (var file in patch.Files.Where(file => file.Applied.Change.Kind == ChangeKind.Modified))
            {
                foreach (var hunk in file.Runs.GroupBy(run => run.Hunk.BodyLine))
                {
                    var runs = hunk.Where(run => IsWhitespaceOnly(file, run) && !IsDamage(file, run) && !Explanation.Covers(file, run)).ToList();
                    if (runs is [var first, ..])
                        yield return Remark(patch, file, first, runs);
                }
            }
        }
    }

    private static Remark Remark(PatchView patch, FileView file, Run first, List<Run> runs)
    {
        var count = runs.Sum(run => run.Added.Length);
        return new Remark(patch, Lines(file, first)) { Related = [.. runs.Skip(1).Select(run => Lines(file, run))] }
            .With("lines", count == 1 ? "this line are" : $"these {count} lines are")
            .With("what", What(file, first));
    }

    private static Place Lines(FileView file, Run run) =>
        new(file.Path, Side.New, run.Added[0].NewLine, run.Added[^1].NewLine);

    private static bool IsWhitespaceOnly(FileView file, Run run) =>
        file is { Old: { } before, New: { } after }
        && run.Removed.Length > 0
        && run.Added.Length > 0
        && TokenLines.AreSame(before, run.Removed, after, run.Added)
        && (run.Removed.Length == run.Added.Length || !IsBlank(run));

    private static bool IsBlank(Run run) =>
        run.Removed.All(line => string.IsNullOrWhiteSpace(line.Text)) && run.Added.All(line => string.IsNullOrWhiteSpace(line.Text));

    /// <summary>One cause, one finding: damage has a rule of its own.</summary>
    private static bool IsDamage(FileView file, Run run) =>
        LinePair.Of(file, run) is { IsEmpty: false } pairs && pairs.All(pair => WhitespaceDamage.Of(pair) is not null);

    private static string What(FileView file, Run run)
    {
        if (LinePair.Of(file, run).Length < Math.Max(run.Removed.Length, run.Added.Length))
            return "line breaks differ";

        var pairs = run.Removed.Zip(run.Added).ToImmutableArray();
        if (pairs.All(pair => pair.First.Text.TrimEnd() == pair.Second.Text.TrimEnd()))
            return "blanks at the end differ";

        return pairs.All(pair => pair.First.Text.Trim() == pair.Second.Text.Trim()) ? "indentation differs" : "alignment differs";
    }
}
