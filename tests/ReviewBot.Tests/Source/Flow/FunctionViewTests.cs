using ReviewBot.Source;
using ReviewBot.Source.Flow;
using ReviewBot.Trees;

namespace ReviewBot.Tests.Source.Flow;

/// <summary>Functions of which a hunk shows a part, and where values come from.</summary>
public sealed class FunctionViewTests
{
    [Fact]
    public void A_part_of_a_function_keeps_its_lines()
    {
        var function = Part("\t\tfoo(a);\n\t}\n\tbar(b);\n\tif (c) {\n\t\tbaz(c);\n", firstLine: 40);

        Assert.Equal("f", function.Name);
        Assert.False(function.ShowsHead || function.ShowsEnd || function.IsWhole);
        Assert.Equal([40, 42, 44], function.Calls.SelectMany(calls => calls).Select(call => function.LineOf(call.Call.Range.First)));
        Assert.DoesNotContain(function.Graph.Nodes, node => node.Kind == FlowNodeKind.Unknown);
    }

    [Theory]
    [InlineData("\t\tx = 1;\n\t} else {\n\t\tx = 2;\n\t}\n\tuse(x);\n", 2)] // the head of the if is not shown
    [InlineData("\t\tx = 1;\n\t\tbreak;\n\tcase A:\n\t\tx = 2;\n\t\tuse(x);\n", 1)] // nor that of the switch
    public void Blocks_that_began_before_are_read(string text, int assignments)
    {
        var function = Part(text, firstLine: 7);
        var (node, _) = function.Calls["use"].Single();

        var origins = Origins.Of(function, node, new Lvalue("x", "x", IsMemory: false));
        Assert.Equal(assignments, origins.Assignments.Length);
    }

    [Fact]
    public void What_comes_from_before_the_part_is_open()
    {
        var function = Part("\tif (a)\n\t\tx = 1;\n\tuse(x);\n", firstLine: 7);
        var (node, _) = function.Calls["use"].Single();

        var origins = Origins.Of(function, node, new Lvalue("x", "x", IsMemory: false));
        Assert.True(origins.IsOpen);
        Assert.Null(origins.Sole);
    }

    [Theory]
    [InlineData("x = get();", true)]
    [InlineData("x = get(); other(&x);", false)] // its address is passed on
    [InlineData("x = get(); if (a) x = NULL;", false)]
    [InlineData("if (a) x = get();", false)]
    [InlineData("x = get(); x++;", false)]
    [InlineData("do { x = get(); } while (again());", true)]
    public void An_origin_is_single_where_all_ways_have_it(string code, bool isCall)
    {
        var function = Whole($"int f(int a)\n{{\n\tvoid *x = a;\n\n\t{code}\n\tuse(x);\n}}\n");
        var (node, _) = function.Calls["use"].Single();

        var single = Origins.Of(function, node, new Lvalue("x", "x", IsMemory: false)).Sole;
        Assert.Equal(isCall, single?.Assignment.Value is CExpression.Call { Callee: "get" });
    }

    [Theory]
    [InlineData("set(&p->y);", true)] // another member
    [InlineData("set(p);", false)]
    [InlineData("p = next;", false)]
    [InlineData("dev_err(p->dev, \"no\");", true)]
    public void A_member_may_change_through_its_root(string code, bool isKnown)
    {
        var function = Whole($"int f(void)\n{{\n\tp->x = get();\n\t{code}\n\tuse(p->x);\n}}\n");
        var (node, call) = function.Calls["use"].Single();

        var origins = Origins.Of(function, node, Lvalue.Of(call.Arguments[0])!);
        Assert.Equal(isKnown && !code.Contains("&p->y", StringComparison.Ordinal), origins.Sole is not null);
    }

    [Theory]
    [InlineData("!x", "Not x")]
    [InlineData("x == NULL", "Not x")]
    [InlineData("NULL != x", "Truth x")]
    [InlineData("unlikely(IS_ERR(x))", "IsErr x")]
    [InlineData("!IS_ERR_OR_NULL(x)", "IsErrOrNull x")]
    [InlineData("(ret = g()) < 0", "Negative ret")]
    [InlineData("0 <= x", "NotNegative x")]
    [InlineData("x > -1 && y", "NotNegative x, Truth y")]
    [InlineData("x == -EAGAIN || x < 1", "EqualsErrno x, NotPositive x")]
    public void Tests_are_read(string condition, string expected)
    {
        var function = Whole($"int f(void)\n{{\n\tif ({condition})\n\t\treturn 0;\n}}\n");

        Assert.Equal(expected, string.Join(", ", function.Tests.Where(test => test.Test.Kind != TestKind.Other)
            .Select(test => $"{test.Test.Kind} {test.Test.Lvalue?.Text}")));
    }

    [Theory]
    [InlineData("a && !b", true, "a True, b True")]
    [InlineData("a && !b", false, "")]
    [InlineData("a || b < 0", false, "a False, b False")]
    [InlineData("!(a || b)", true, "a False, b False")]
    public void A_branch_decides_what_it_can(string condition, bool holds, string expected)
    {
        var function = Whole($"int f(void)\n{{\n\tif ({condition})\n\t\treturn 0;\n}}\n");
        var value = function.ValueOf(function.Graph.Nodes.Single(node => node.Kind == FlowNodeKind.Test).Id);

        Assert.Equal(expected, string.Join(", ", ResultTest.Decided(value, holds).Select(one => $"{one.Test.Lvalue?.Text} {one.Holds}")));
    }

    [Fact]
    public void Types_are_those_of_the_declaration()
    {
        var function = Whole("int f(const u8 *buf, size_t n)\n{\n\tstatic unsigned int count = 0;\n\tchar name[8], *end;\n}\n");

        Assert.Equal(
            ["u8 * buf", "size_t n", "unsigned int count", "char name[]", "char * end"],
            function.Variables.All.Select(v => $"{v.Type} {(v.Pointers > 0 ? "* " : "")}{v.Name}{(v.IsArray ? "[]" : "")}"));
    }

    private static FunctionView Whole(string text) => Assert.Single(FunctionView.Of(new CSource(Image.Whole(text)), (_, _) => true));

    private static FunctionView Part(string text, int firstLine) => Assert.Single(FunctionView.Of(
        new CSource(new Image(IsWhole: false, [new Fragment(firstLine, text, "static int f(struct foo *foo)")])), (_, _) => true));
}
