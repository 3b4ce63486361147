namespace ReviewBot.Tests.Source.Flow;

public class FlowTests
{
    [Theory]
    [InlineData("a(); return b;", "in > a(); a() > return(b); return(b) > out")]
    [InlineData("if (a) b(); c();", "in > a; a yes b(); a no c(); b() > c(); c() > out")]
    [InlineData("if (a) return b; else c();", "in > a; a yes return(b); a no c(); return(b) > out; c() > out")]
    [InlineData("while (a) b();", "in > a; a yes b(); a no out; b() ^ a")]
    [InlineData("while (1) { if (a) break; b(); } c();", "in > 1; 1 yes a; a no b(); a yes c(); b() ^ 1; c() > out")]
    [InlineData("do { if (a) continue; b(); } while (c); d();", "in > a; a no b(); a yes c; b() > c; c ^yes a; c no d(); d() > out")]
    [InlineData("do { a(); } while (0); b();", "in > a(); a() > 0; 0 no b(); b() > out")]
    [InlineData("for (a; b; c) { if (d) continue; e(); }", "in > a; a > b; b yes d; b no out; d no e(); d yes c; e() > c; c ^ b")]
    [InlineData("for (;;) a();", "in > always; always yes a(); a() ^ always")]
    [InlineData("for_each_x(a) b(); c();", "in > a; a yes b(); a no c(); b() ^ a; c() > out")]
    [InlineData("scoped_guard(a) { if (b) break; c(); } d();", "in > a; a > b; b no c(); b yes d(); c() > d(); d() > out")]
    [InlineData("switch (a) { case 1: b(); case 2: c(); break; default: d(); }", "in > a; a case case1; a case case2; a default default:; case1 > b(); b() > case2; case2 > c(); c() > out; default: > d(); d() > out")]
    [InlineData("switch (a) { case 1: return; } b();", "in > a; a case case1; a default b(); case1 > return(); return() > out; b() > out")]
    [InlineData("again: a(); if (b) goto again; goto out; c(); out: d();", "in > again:; again: > a(); a() > b; b yes gotoagain;; b no gotoout;; gotoagain; ^ again:; gotoout; > out:; c() > out:; out: > d(); d() > out")]
    [InlineData("if (a) BUG(); b();", "in > a; a yes BUG(); a no b(); b() > out")]
    [InlineData("#ifdef X\na();\n#endif\nb();", "in > #ifdef; #ifdef > a(); #ifdef > b(); a() > b(); b() > out")]
    [InlineData("#ifdef X\n#else\n#endif\nb();", "in > #ifdef; #ifdef > b(); b() > out")]
    public void Steps_follow_each_other(string text, string expected)
    {
        var body = Shown.Body(text);

        Assert.Equal(expected, Shown.Edges(body));
        Assert.True(body.Flow.IsWhole);
    }

    [Theory]
    [InlineData("goto *p;")]
    [InlineData("goto nowhere;")]
    [InlineData("a: b(); a: c();")]
    [InlineData("asm goto(\"\" : : : : out); out: a();")]
    [InlineData("b = ({ if (a) return 1; 2; });")]
    [InlineData("if (({ c(); })) a();")]
    [InlineData("case 1: a();")]
    [InlineData("break;")]
    [InlineData("else a();")]
    public void What_is_not_understood_makes_the_graph_partial(string text) => Assert.False(Shown.Body(text).Flow.IsWhole);

    [Fact]
    public void A_long_function_takes_a_time_that_grows_with_its_length()
    {
        var body = Shown.Body(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"if (a == {i}) goto out;\n")) + "out: return a;");

        Assert.True(body.Flow.IsWhole);
        Assert.Equal(40_004, body.Flow.Nodes.Length);
    }
}
