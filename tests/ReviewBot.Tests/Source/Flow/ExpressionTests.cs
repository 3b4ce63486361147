using ReviewBot.Source.Flow;

namespace ReviewBot.Tests.Source.Flow;

public class ExpressionTests
{
    [Theory]
    [InlineData("a + b * c", "(a + (b * c))")]
    [InlineData("a - b - c", "((a - b) - c)")]
    [InlineData("(a + b) * c", "((a + b) * c)")]
    [InlineData("a = b = c", "(a = (b = c))")]
    [InlineData("a && b || c", "((a && b) || c)")]
    [InlineData("a == b & c", "((a == b) & c)")]
    [InlineData("a ? b : c ? d : e", "(a ? b : (c ? d : e))")]
    [InlineData("a ?: b", "(a ? a : b)")]
    [InlineData("!a->b.c[1]", "(! [[a->b].c][1])")]
    [InlineData("*p++ = -x", "((* (p ++)) = (- x))")]
    [InlineData("a->f(b, c)(d)", "[a->f](b, c)(d)")]
    [InlineData("f(a, struct foo, b)", "f(a, ?, b)")]
    [InlineData("f(int *)", "f(?)")]
    [InlineData("f(({ g(); }), b)", "f(?, b)")]
    [InlineData("\"a\" B \"c\"", "text")]
    [InlineData("KERN_ERR \"c\"", "text")]
    [InlineData("sizeof(*p) + sizeof x", "(sizeof + sizeof)")]
    [InlineData("sizeof(x)->y - 1", "(sizeof - 1)")]
    [InlineData("(struct foo *)a", "cast(a)")]
    [InlineData("(u32)(a)", "cast(a)")]
    [InlineData("(void)f(a)", "cast(f(a))")]
    [InlineData("(foo)a", "cast(a)")]
    [InlineData("(foo)(a)", "foo(a)")]
    [InlineData("(a) & b", "(a & b)")]
    [InlineData("(size_t)-1", "cast((- 1))")]
    [InlineData("(struct foo){ .a = 1 }", "cast(?)")]
    [InlineData("(a, b)", "(a, b)")]
    [InlineData("a /* why */ + b", "(a + b)")]
    [InlineData("a b", "?")]
    [InlineData("a +", "?")]
    [InlineData("{ 1, 2 }", "?")]
    [InlineData("f(a", "?")]
    public void Expressions_bind_as_in_C(string text, string expected) => Assert.Equal(expected, Shown.Expression(Read(text)));

    [Theory]
    [InlineData("unlikely(!p)", "(! p)")]
    [InlineData("WARN_ON(likely(a))", "a")]
    [InlineData("IS_ERR(p)", "IS_ERR(p)")]
    public void Hints_are_taken_off(string text, string expected) =>
        Assert.Equal(expected, Shown.Expression(Read(text).Unwrapped));

    [Fact]
    public void All_of_an_expression_can_be_walked() =>
        Assert.Equal(
            ["a", "b", "c", "d"], Read("a(b[c], d)").All().OfType<CExpression.Name>().Select(name => name.Spelling));

    private static CExpression Read(string text)
    {
        var fragment = Shown.Fragment(text);
        return CExpression.Read(fragment, new TokenRange(0, fragment.Tokens.Length));
    }
}
