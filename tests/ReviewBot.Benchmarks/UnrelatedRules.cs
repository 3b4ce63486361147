using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using ReviewBot.Reviews;
using ReviewBot.Rules;
using ReviewBot.Trees;

namespace ReviewBot.Benchmarks;

/// <summary>
/// All rules about unrelated changes on one patch of 500 lines: lexing both images, the change model, the findings.
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class UnrelatedRules
{
    private ImmutableArray<Rule> _rules = [];
    private AppliedSeries _patch = null!;

    [GlobalSetup]
    public void Setup()
    {
        _rules =
        [
            .. new RuleCatalogue(AnalyzerCatalogue.Names).Rules.Where(
                rule => rule.Id.StartsWith("unrelated/", StringComparison.Ordinal)
                    || rule.Id.StartsWith("damage/", StringComparison.Ordinal)),
        ];
        _patch = LongPatch.Applied();
        Console.WriteLine($"// {_rules.Length} rules, {LongPatch.ChangedLines()} changed lines, {Review()} findings");
    }

    [Benchmark]
    public int Review() =>
        Reviewer.Review(_patch, _rules, new ReviewSettings { Preview = true }).Findings.Length;
}
