using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using ReviewBot.Reviews;
using ReviewBot.Rules;
using ReviewBot.Trees;

namespace ReviewBot.Benchmarks;

/// <summary>
/// Each rule alone on one patch of 500 lines; what rules share, lexing and the change model, is in every row.
/// </summary>
[InProcess]
public class EachRule
{
    private readonly AppliedSeries _patch = LongPatch.Applied();

    private ImmutableArray<Rule> _rule = [];

    /// <summary>The rules.</summary>
    public static IEnumerable<string> Ids => new RuleCatalogue(AnalyzerCatalogue.Names).Ids;

    [ParamsSource(nameof(Ids))]
    public string Id { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _rule = [new RuleCatalogue(AnalyzerCatalogue.Names).Find(Id)!];

    [Benchmark]
    public int Review() =>
        Reviewer.Review(_patch, _rule, new ReviewSettings { Preview = true }).Findings.Length;
}
