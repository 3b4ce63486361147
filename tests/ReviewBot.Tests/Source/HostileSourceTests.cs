using CsCheck;
using ReviewBot.Source;
using ReviewBot.Source.Flow;
using ReviewBot.Tests.Source.Flow;

namespace ReviewBot.Tests.Source;

/// <summary>C that nobody writes, but somebody may send: it must end neither the program nor its patience.</summary>
public sealed class HostileSourceTests
{
    private static readonly string[] Lines = ["a b;", "/* c */", "#define d e", "", "f", "// g"];

    [Theory]
    [InlineData(" + a")]
    [InlineData(" && a")]
    [InlineData("->a")]
    [InlineData("[a]")]
    [InlineData("(a)")]
    [InlineData("++")]
    public void A_chain_of_any_length_is_read_or_unknown(string link)
    {
        Assert.IsNotType<CExpression.Unknown>(Read("a" + Repeat(link, 100)));
        Assert.IsType<CExpression.Unknown>(Read("a" + Repeat(link, 5000)));
    }

    [Fact]
    public void A_short_conditional_holds_its_condition_once()
    {
        var nested = Read(Repeat("(", 12) + "a" + Repeat(" ?: 1)", 12));

        Assert.Equal(12, nested.All().Count(part => part is CExpression.Conditional));
        Assert.Single(ResultTest.In(nested, isCondition: true));
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(2000, 0)]
    public void Types_in_types_are_read_to_some_depth(int depth, int members)
    {
        var fragment = Shown.Fragment($"struct a {{\n{Repeat("struct {\n", depth)}int b;\n{Repeat("};\n", depth)}}};\n");

        Assert.Equal(members, Assert.IsType<CType>(Assert.Single(fragment.Items)).Members.Count(member => member.Name == "b"));
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(2000, 0)]
    public void Declarators_in_declarators_are_read_to_some_depth(int depth, int members)
    {
        var fragment = Shown.Fragment($"struct a {{\nint {Repeat("(*", depth)}b{Repeat(")(void)", depth)};\n}};\n");

        Assert.Equal(members, Assert.IsType<CType>(Assert.Single(fragment.Items)).Members.Count(member => member.Name == "b"));
    }

    [Fact]
    public void Code_is_found_behind_any_number_of_comments_and_macros() =>
        Gen.Select(Gen.Int[0, Lines.Length - 1], Gen.Int[1, 50]).List[0, 20].Sample(parts =>
        {
            var fragment = Shown.Fragment(string.Concat(parts.Select(part => Repeat(Lines[part.Item1] + "\n", part.Item2))));
            var code = Enumerable.Range(0, fragment.Tokens.Length)
                .Where(i => fragment.Tokens[i] is { InDirective: false, Kind: not TokenKind.Comment }).ToList();
            var (before, after) = (-1, 0);
            for (var i = 0; i < fragment.Tokens.Length; i++)
            {
                after += after < code.Count && code[after] <= i ? 1 : 0;
                if (fragment.CodeBefore(i) != before || fragment.CodeAfter(i) != (after < code.Count ? code[after] : fragment.Tokens.Length))
                    return false;

                before = code.BinarySearch(i) >= 0 ? i : before;
            }

            return fragment.CodeBefore(fragment.Tokens.Length) == before && fragment.CodeAfter(-1) == (code is [var first, ..] ? first : fragment.Tokens.Length);
        }, iter: 300);

    private static CExpression Read(string text)
    {
        var fragment = Shown.Fragment(text);
        return CExpression.Read(fragment, new TokenRange(0, fragment.Tokens.Length));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
