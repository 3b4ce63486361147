using BenchmarkDotNet.Attributes;
using ReviewBot.Trees;

namespace ReviewBot.Benchmarks;

/// <summary>A patch of 500 lines, applied in memory, its blob and trees named.</summary>
[InProcess]
[MemoryDiagnoser]
public class Applying
{
    private readonly AppliedSeries _applied = LongPatch.Applied();

    [Benchmark]
    public int Patch() => SeriesApplier.Apply(_applied.Series, _applied.Base).Patches.Length;
}
