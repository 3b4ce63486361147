using BenchmarkDotNet.Attributes;
using ReviewBot.Renderers;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Benchmarks;

/// <summary>A review of one patch of 500 lines with some findings, in each format.</summary>
[InProcess]
[MemoryDiagnoser]
public class Rendering
{
    private readonly Review _review = new(
        "1.0.0",
        TreeInfo.None,
        [Reviewer.Review(LongPatch.Applied(), new RuleCatalogue(AnalyzerCatalogue.Names).Rules, new ReviewSettings { Preview = true })],
        []);

    /// <summary>The formats.</summary>
    public static IEnumerable<string> Formats => RendererCatalogue.All.Select(renderer => renderer.Name);

    [ParamsSource(nameof(Formats))]
    public string Format { get; set; } = "";

    [Benchmark]
    public int Render() =>
        RendererCatalogue.All.First(renderer => renderer.Name == Format).Render(_review, new RenderOptions(Color: false)).Length;
}
