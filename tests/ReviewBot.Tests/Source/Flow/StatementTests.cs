using CsCheck;
using ReviewBot.Source;
using ReviewBot.Source.Flow;

namespace ReviewBot.Tests.Source.Flow;

public class StatementTests
{
    [Theory]
    [InlineData("a = 1; ; return a;", "do(a=1) empty return(a)")]
    [InlineData("if (a) b(); else if (c) { d(); } else return;", "if(a do(b()) else if(c {do(d())} else return()))")]
    [InlineData("while (a) a--; do { b(); } while (a);", "While(a do(a--)) Do(a {do(b())})")]
    [InlineData("for (i = 0; i < 3; i++) { if (i) continue; break; }", "for(do(i=0) i<3 i++ {if(i continue) break})")]
    [InlineData("for (;;) x();", "for(-   do(x()))")]
    [InlineData("for (int i = 0; ; i++) ;", "for(declare(int:i=0)  i++ empty)")]
    [InlineData("switch (a) { case 1: case B ... C: x(); fallthrough; default: return 1; }", "switch(a {case(1) case(B...C) do(x()) do(fallthrough) default return(1)})")]
    [InlineData("switch (a) { case X ? 1 : 2: break; }", "switch(a {case(X?1:2) break})")]
    [InlineData("goto out; out: return 0;", "goto(out) label(out) return(0)")]
    [InlineData("if (a) out: b();", "if(a {label(out) do(b())})")]
    [InlineData("goto *p;", "goto(?)")]
    [InlineData("list_for_each_entry(p, &a->list, node) { b(p); }", "Macro(list_for_each_entry p,&a->list,node {do(b(p))})")]
    [InlineData("for_each_child_of_node(np, child) if (x(child)) break;", "Macro(for_each_child_of_node np,child if(x(child) break))")]
    [InlineData("for_each_set_bit(i, m, 3);", "do(for_each_set_bit(i,m,3))")]
    [InlineData("scoped_guard(mutex, &l) { a(); }", "Once(scoped_guard mutex,&l {do(a())})")]
    [InlineData("asm volatile(\"nop\" : : \"r\" (a));", "do(asmvolatile(\"nop\"::\"r\"(a)))")]
    [InlineData("asm goto(\"b %l0\" : : : : out); a();", "unknown do(a())")]
    [InlineData("__attribute__((fallthrough)); a();", "empty do(a())")]
    [InlineData("{ int b; { b = 1; } }", "{declare(int:b) {do(b=1)}}")]
    [InlineData("x = (struct s){ .a = 1 };", "do(x=(structs){.a=1})")]
    [InlineData("else a(); b();", "unknown")]
    [InlineData("{ else a(); } b();", "{unknown} do(b())")]
    [InlineData("MACRO(a)\n\treturn b;", "unknown")]
    public void Statements_are_told_apart(string text, string expected)
    {
        var body = Shown.Body(text);

        Assert.Equal(expected, Shown.Tree(body));
        Assert.Equal(!expected.Contains("unknown", StringComparison.Ordinal), body.IsWhole);
    }

    [Theory]
    [InlineData("int a, *b = NULL, c[3] = { 1, 2 };", "declare(int:a,*b=NULL,c[3]={1,2})")]
    [InlineData("struct foo *foo = f(a, b);", "declare(structfoo:*foo=f(a,b))")]
    [InlineData("u32 val;", "declare(u32:val)")]
    [InlineData("foo_t *p;", "declare(foo_t:*p)")]
    [InlineData("static const char * const names[] = { \"a\" };", "declare(staticconstchar:*names[]={\"a\"})")]
    [InlineData("struct foo __rcu *p = x;", "declare(structfoo__rcu:*p=x)")]
    [InlineData("void __iomem *base;", "declare(void__iomem:*base)")]
    [InlineData("int (*call)(int) = a->call;", "declare(int:*call(int)=a->call)")]
    [InlineData("typeof(*p) *q = p;", "declare(typeof(*p):*q=p)")]
    [InlineData("struct { int a; } b = { 0 };", "declare(struct{inta;}:b={0})")]
    [InlineData("enum { A, B };", "declare(enum{A,B}:)")]
    [InlineData("unsigned long flags;", "declare(unsignedlong:flags)")]
    [InlineData("u8 buf[8] __aligned(8);", "declare(u8:buf[8]__aligned(8))")]
    [InlineData("a * b;", "declare(a:*b)")]
    [InlineData("a = b * c;", "do(a=b*c)")]
    [InlineData("*a = b;", "do(*a=b)")]
    [InlineData("DEFINE_WAIT(wait);", "do(DEFINE_WAIT(wait))")]
    public void Declarations_are_told_from_expressions(string text, string expected) =>
        Assert.Equal(expected, Shown.Tree(Shown.Body(text)));

    [Theory]
    [InlineData("#ifdef X\na();\n#endif\nb();", "config({do(a())}|) do(b())")]
    [InlineData("#ifdef X\na();\n#elif Y\nb();\n#else\nc();\n#endif", "config({do(a())}|{do(b())}|{do(c())})")]
    [InlineData("#if 0\nelse what is this\n#else\nc();\n#endif", "config({do(c())})")]
    [InlineData("#ifdef X\n#ifdef Y\na();\n#endif\n#endif\nb();", "config({config({do(a())}|)}|) do(b())")]
    [InlineData("if (a)\n#ifdef X\nb();\n#else\nc();\n#endif", "if(a config({do(b())}|{do(c())}))")]
    [InlineData("#define X 1\na();\n#undef X", "do(a())")]
    [InlineData("if (a\n#ifdef X\n&& b\n#endif\n) c(); d();", "if(a#ifdefX&&b#endif do(c())) do(d())")]
    [InlineData("f(a,\n#ifdef X\nb,\n#endif\nc); d();", "unknown")]
    [InlineData("#ifdef X\nif (a) {\n#else\nif (b) {\n#endif\nc();\n}", "unknown")]
    [InlineData("if (a) {\n#ifdef X\n}\n#endif\n}", "unknown")]
    [InlineData("if (a) b();\n#ifdef X\nelse\nc();\n#endif\nd();", "if(a do(b())) unknown")]
    [InlineData("a();\n#include \"b.h\"\nc();", "unknown")]
    public void Conditional_compilation_is_followed_branch_by_branch(string text, string expected) =>
        Assert.Equal(expected, Shown.Tree(Shown.Body(text)));

    [Fact]
    public void A_function_that_is_not_wholly_shown_is_unknown()
    {
        var fragment = new CFragment(new ReviewBot.Trees.Fragment(10, "int f(void)\n{\n\ta();\n", ""), isWhole: false);

        Assert.False(FunctionBody.Of(fragment, Assert.IsType<CFunction>(Assert.Single(fragment.Items))).IsWhole);
    }

    [Fact]
    public void Deep_nesting_is_bounded()
    {
        foreach (var part in new[] { "{", "if (a) ", "if (a) b; else ", "a = (", "a = b(", "a = !", "for (a;b;c) ", "x: ", "a = b ? " })
        {
            var body = Shown.Body(string.Concat(Enumerable.Repeat(part, 50_000)));

            Assert.NotEmpty(body.Flow.Nodes);
            foreach (var statement in body.Block.All())
                Assert.NotNull(body.Read(statement.Range));
        }
    }

    [Fact]
    public void Any_text_is_read_without_an_exception()
    {
        string[] words =
        [
            "{", "}", "(", ")", "[", "]", ";", ":", ",", "if", "else", "for", "while", "do", "switch", "case", "default", "goto", "return",
            "break", "continue", "a", "b", "int", "struct", "*", "=", "?", "->", "sizeof", "1", "\"s\"", "for_each_x", "asm", "\n#ifdef X\n",
            "\n#else\n", "\n#endif\n", "\n#if 0\n", "/* c */", "// d\n", "\n", "\\\n", "typeof", "enum", "__attribute__", "...",
        ];
        Gen.Int[0, words.Length - 1].Select(i => words[i]).List[0, 60].Sample(text =>
        {
            var fragment = Shown.Fragment($"int f(int a)\n{{\n{string.Join(' ', text)}\n}}\nint g(void)\n{{\n}}\n");
            foreach (var function in fragment.Items.OfType<CFunction>())
            {
                var body = FunctionBody.Of(fragment, function);
                foreach (var statement in body.Block.All())
                {
                    Assert.InRange(statement.Range.First, 0, statement.Range.End);
                    Assert.InRange(statement.Range.End, 0, fragment.Tokens.Length);
                }

                foreach (var node in body.Flow.Nodes)
                    Assert.NotNull(body.Read(node.Value));
            }
        });
    }
}
