using BenchmarkDotNet.Attributes;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Benchmarks;

/// <summary>What every start pays: reading all rules, as far as a review needs them.</summary>
[InProcess]
[MemoryDiagnoser]
public class ReadingRules
{
    [Benchmark]
    public int ForAReview() => new RuleCatalogue(AnalyzerCatalogue.Names).Rules.Length;

    [Benchmark]
    public int WithExamples() => new RuleCatalogue(AnalyzerCatalogue.Names, withExamples: true).Rules.Length;
}
