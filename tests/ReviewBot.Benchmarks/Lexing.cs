using BenchmarkDotNet.Attributes;
using ReviewBot.Source;
using ReviewBot.Trees;

namespace ReviewBot.Benchmarks;

/// <summary>A driver of 2,000 lines: its tokens, and the functions and types in them.</summary>
[InProcess]
[MemoryDiagnoser]
public class Lexing
{
    private readonly string _text = LongPatch.Driver();

    [Benchmark]
    public int Tokens() => Lexer.Lex(_text, 1, inComment: false).Length;

    [Benchmark]
    public int Structure() => new CSource(Image.Whole(_text)).Items.Count();
}
