using CsCheck;
using ReviewBot.Source.Contracts;

namespace ReviewBot.Tests.Source.Contracts;

public class InferenceTests
{
    [Theory]
    [InlineData("if (a) return ERR_PTR(-EINVAL); return &x;", "err-ptr")]
    [InlineData("if (a) return NULL; return &x;", "null")]
    [InlineData("return a ? &x : NULL;", "null")]
    [InlineData("return 0;", "null")]
    [InlineData("if (a) return NULL; if (b) return ERR_PTR(-ENODEV); return &x;", "err-ptr-or-null")]
    [InlineData("return unknown();", "unknown")]
    [InlineData("return a->x;", "unknown")]
    [InlineData("return p;", "unknown")]
    [InlineData("struct x *q = unknown(); if (!q) return ERR_PTR(-ENOMEM); return q;", "unknown")]
    [InlineData("struct x *q = unknown(); if (IS_ERR(q)) return NULL; return q;", "null")]
    [InlineData("struct x *q = unknown(); if (IS_ERR_OR_NULL(q)) return NULL; return q;", "null")]
    [InlineData("struct x *q = unknown(); if (IS_ERR_OR_NULL(q)) return ERR_PTR(-EIO); return q;", "err-ptr")]
    [InlineData("struct x *q = kmalloc(1, 2); if (!q) return ERR_PTR(-ENOMEM); q->a = 1; return q;", "err-ptr")]
    [InlineData("struct x *q = unknown(); if (a) return NULL; q->a = 1; return q;", "null")]
    [InlineData("struct x *q = unknown(); foo(&q->a); if (a) return NULL; return q;", "unknown")]
    [InlineData("struct x *q = unknown(); if (a && q->a) return NULL; return q;", "unknown")]
    [InlineData("int ret = 0; if (a) ret = -EIO; if (b) { ret = -EINVAL; goto out; } return &x; out: return ERR_PTR(ret);", "err-ptr")]
    [InlineData("int ret = unknown(); if (ret < 0) goto out; return &x; out: return ERR_PTR(ret);", "err-ptr")]
    [InlineData("int ret = 0; struct x *q = NULL; if (a) ret = -EIO; else q = &x; if (ret) return ERR_PTR(ret); return q;", "err-ptr")]
    [InlineData("struct x *q; list_for_each_entry(q, &l, n) if (q->a) return q; return NULL;", "null")]
    [InlineData("struct x *q; list_for_each_entry(q, &l, n) if (q->a) break; return q;", "unknown")]
    [InlineData("struct x *q = ERR_PTR(-EINVAL); switch (a) { case 1: q = &x; break; default: break; } return q;", "err-ptr")]
    [InlineData("static struct x *q; if (a) return NULL; return q;", "unknown")]
    [InlineData("struct x *q = NULL; set(&q); return q;", "unknown")]
    [InlineData("struct x *q = NULL; get_user(q, a); return q;", "unknown")]
    [InlineData("struct x *q = NULL; if ((q = unknown())) return q; return ERR_PTR(-EIO);", "unknown")]
    [InlineData("if (a) return NULL; goto *p;", "unknown")]
    [InlineData("if (a) return NULL; return ({ b(); });", "unknown")]
    [InlineData("if (a) return NULL; RETURN_IF(b); return &x;", "null")]
    [InlineData("if (a) return NULL; return (struct x *)&y;", "null")]
    [InlineData("if (a) return ERR_PTR(-EINVAL); return container_of(p, struct x, y);", "err-ptr")]
    public void A_pointer_is_followed_on_every_path(string body, string kind) =>
        Assert.Equal(kind, Trees.KindOf($"struct x *f(struct x *p, int a, int b)\n{{\n{body}\n}}\n"));

    [Theory]
    [InlineData("if (a) return -EINVAL; return 0;", "negative-errno")]
    [InlineData("return a ? -EIO : 0;", "negative-errno")]
    [InlineData("int ret = unknown(); if (ret < 0) return ret; return 0;", "negative-errno")]
    [InlineData("int ret = unknown(); if (ret) return ret; return 0;", "unknown")]
    [InlineData("int ret = unknown(); if (ret) return -EIO; return ret;", "negative-errno")]
    [InlineData("int ret = unknown(); return ret;", "unknown")]
    [InlineData("int ret = unknown(); return ret ? -EIO : 0;", "negative-errno")]
    [InlineData("int ret = unknown(); return ret < 0 ? ret : 0;", "negative-errno")]
    [InlineData("struct x *q = unknown(); if (IS_ERR(q)) return PTR_ERR(q); return 0;", "negative-errno")]
    [InlineData("return PTR_ERR_OR_ZERO(unknown());", "negative-errno")]
    [InlineData("if (a) return -EINVAL; return 1;", "never-zero")]
    [InlineData("int ret = unknown(); if (WARN(!ret, \"x\")) return -EINVAL; return ret;", "never-zero")]
    [InlineData("if (a) return -EINVAL; if (b) return 0; return 1;", "count")]
    [InlineData("if (a) return -1; return 0;", "unknown")]
    [InlineData("if (a) return 0; return 1;", "unknown")]
    [InlineData("return a < b;", "unknown")]
    [InlineData("int ret = -EINVAL; while (a) { ret = unknown(); if (ret < 0) break; ret = 0; } return ret;", "negative-errno")]
    [InlineData("int ret; for (;;) { ret = unknown(); if (ret <= 0) break; } return ret;", "negative-errno")]
    [InlineData("int ret = unknown(); switch (ret) { case 0: return 0; case -EIO: return ret; default: return -EINVAL; }", "negative-errno")]
    [InlineData("int ret = dev_err_probe(d, -EINVAL, \"x\"); if (a) return 0; return ret;", "negative-errno")]
    [InlineData("int ret = 0; ret++; if (a) return -EIO; return ret;", "unknown")]
    [InlineData("int ret = 0; ret |= unknown(); return ret;", "unknown")]
    public void A_number_is_followed_on_every_path(string body, string kind) =>
        Assert.Equal(kind, Trees.KindOf($"int f(int a, int b)\n{{\n{body}\n}}\n"));

    [Theory]
    [InlineData("void f(void) { }", "void")]
    [InlineData("bool f(void) { return a; }", "boolean")]
    [InlineData("unsigned int f(void) { return a; }", "unsigned")]
    [InlineData("static inline u8 f(void) { return a; }", "unsigned")]
    [InlineData("enum foo f(void) { return 0; }", "unknown")]
    [InlineData("struct x f(void) { return 0; }", "unknown")]
    [InlineData("const struct x *f(void) { return NULL; }", "null")]
    [InlineData("void __iomem *f(void) { return NULL; }", "null")]
    public void A_type_tells(string text, string kind) => Assert.Equal(kind, Trees.KindOf(text.Replace(" {", "\n{\n", StringComparison.Ordinal).Replace(" }", "\n}\n", StringComparison.Ordinal)));

    [Fact]
    public void The_result_of_another_function_is_looked_up()
    {
        (string, string)[] files =
        [
            ("lib/a.c", "struct x *f(int a)\n{\n\treturn g(a);\n}\n"),
            ("lib/b.c", "struct x *g(int a)\n{\n\tstruct x *p = h(a);\n\n\tif (!p)\n\t\treturn ERR_PTR(-ENODEV);\n\treturn p;\n}\n"),
            ("include/h.h", "#define h(a) __h(a, 1)\n"),
            ("lib/h.c", "struct x *__h(int a, int b)\n{\n\tif (a)\n\t\treturn __h(a - 1, b);\n\tif (b)\n\t\treturn NULL;\n\treturn &x;\n}\n"),
        ];
        Assert.Equal("null", Trees.KindOf("__h", files));
        Assert.Equal("null", Trees.KindOf("h", files));
        Assert.Equal("err-ptr", Trees.KindOf("g", files));
        Assert.Equal("err-ptr", Trees.KindOf("f", files));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_long_way_to_the_answer_is_gone_from_either_end(bool isReversed)
    {
        const int Length = 60;
        var files = Enumerable.Range(0, Length).Select(i => ($"lib/{i:D3}.c", $"struct x *f{i}(int a)\n{{\n\tif (a)\n\t\treturn f{(i + 7) % Length}(a);\n\treturn f{i + 1}(a);\n}}\n"))
            .Append(($"lib/{Length:D3}.c", $"struct x *f{Length}(int a)\n{{\n\treturn a ? ERR_PTR(-EIO) : &x;\n}}\n"));
        (string, string)[] ordered = [.. isReversed ? files.Reverse() : files];

        Assert.Equal("err-ptr", Trees.KindOf("f0", ordered));
        Assert.Equal("err-ptr", Trees.KindOf($"f{Length - 1}", ordered));
    }

    [Fact]
    public void A_macro_has_the_type_of_what_it_stands_for()
    {
        var functions = Trees.Link(
            ("include/a.h", "#define a(x) b(x)\n#define b(x) c(x)\n#define c d\n#define e(x) PTR_ERR(g(x))\n"),
            ("include/b.h", "static inline bool d(int x)\n{\n\treturn x;\n}\nstatic inline struct x *g(int a)\n{\n\treturn ERR_PTR(-EIO);\n}\n"));

        Assert.All("abc", name => Assert.Equal(ReturnKind.Boolean, Assert.Single(functions[$"{name}"]).Kind));
        Assert.Equal(ResultType.Other, Assert.Single(functions["e"]).Type);
    }

    [Fact]
    public void A_name_means_what_the_file_can_see()
    {
        (string, string)[] files =
        [
            ("drivers/a/a.c", "static struct x *get(void)\n{\n\treturn NULL;\n}\nstruct x *f(void)\n{\n\treturn get();\n}\n"),
            ("drivers/b/b.c", "static struct x *get(void)\n{\n\treturn ERR_PTR(-EIO);\n}\nstruct x *g(void)\n{\n\treturn get();\n}\n"),
            ("drivers/c/c.h", "static inline struct x *near(void)\n{\n\treturn NULL;\n}\n"),
            ("drivers/c/d/d.c", "struct x *h(void)\n{\n\treturn near();\n}\n"),
            ("drivers/e/e.c", "struct x *i(void)\n{\n\treturn near();\n}\n"),
            ("arch/arm/a.c", "struct x *arch(void)\n{\n\treturn NULL;\n}\n"),
            ("arch/x86/a.c", "struct x *arch(void)\n{\n\treturn ERR_PTR(-EIO);\n}\nstruct x *k(void)\n{\n\treturn arch();\n}\n"),
        ];
        Assert.Equal("null", Trees.KindOf("f", files));
        Assert.Equal("err-ptr", Trees.KindOf("g", files));
        Assert.Equal("null", Trees.KindOf("h", files));
        Assert.Equal("unknown", Trees.KindOf("i", files));
        Assert.Equal("err-ptr", Trees.KindOf("k", files));
        Assert.Equal("unknown", Trees.KindOf("arch", files));
    }

    [Fact]
    public void Definitions_that_do_not_agree_say_nothing()
    {
        const string Real = "struct x *f(int a)\n{\n\tif (a)\n\t\treturn ERR_PTR(-EIO);\n\treturn &x;\n}\n";
        Assert.Equal("unknown", Trees.KindOf("f", ("lib/a.c", Real), ("include/a.h", "static inline struct x *f(int a)\n{\n\treturn NULL;\n}\n")));
        Assert.Equal("err-ptr", Trees.KindOf("f", ("lib/a.c", Real), ("include/a.h", "static inline struct x *f(int a)\n{\n\treturn ERR_PTR(-ENODEV);\n}\n")));
    }

    [Theory]
    [InlineData("Return: a foo, or an ERR_PTR() on failure", "return unknown();", "err-ptr")]
    [InlineData("Returns a foo or NULL", "return unknown();", "null")]
    [InlineData("Returns: a foo, NULL or ERR_PTR", "return unknown();", "unknown")]
    [InlineData("Return: a foo", "return unknown();", "unknown")]
    [InlineData("Return: ERR_PTR on failure", "if (a) return NULL; return unknown();", "unknown")]
    [InlineData("Return: NULL on failure", "if (a) return ERR_PTR(-EIO); return &x;", "unknown")]
    [InlineData("Return: ERR_PTR on failure", "if (a) return NULL; return &x;", "unknown")]
    [InlineData("Return: NULL on failure", "if (a) return NULL; return &x;", "null")]
    public void A_description_settles_what_the_code_leaves_open_and_silences_what_it_contradicts(string doc, string body, string kind)
    {
        Assert.Equal(kind, Trees.KindOf($"/**\n * f - get it\n * @a: what\n *\n * {doc}\n */\nstruct x *f(int a)\n{{\n{body}\n}}\n"));
        Assert.Equal(kind, Trees.KindOf("f", ("lib/a.c", $"struct x *f(int a)\n{{\n{body}\n}}\n"), ("include/a.h", $"/**\n * f - get it\n * @a: what\n *\n * {doc}\n */\nstruct x *f(int a);\n")));
    }

    [Theory]
    [InlineData("Return: 0 on success, a negative error code otherwise", "return unknown();", "negative-errno")]
    [InlineData("Return: 0 on success, -EIO on failure", "return unknown();", "negative-errno")]
    [InlineData("Return: the number of foos, or a negative error code", "return unknown();", "unknown")]
    [InlineData("Return: 0 if it is off, 1 if on, a negative error code", "return unknown();", "unknown")]
    [InlineData("Return: the number of foos or -EIO", "if (a) return -EIO; return 0;", "unknown")]
    public void A_description_of_a_number_is_heard_too(string doc, string body, string kind) =>
        Assert.Equal(kind, Trees.KindOf($"/**\n * f - do it\n * @a: what\n *\n * {doc}\n */\nint f(int a)\n{{\n{body}\n}}\n"));

    [Fact]
    public void Statements_are_named_with_their_lines()
    {
        var one = Assert.Single(Trees.Link(("lib/a.c", "int f(int a)\n{\n\tint r = g();\n\n\tif (a)\n\t\treturn -EIO;\n\treturn r;\n}\n"))["f"]);

        Assert.Equal([6, 7], one.Returns.Select(statement => statement.Line));
        Assert.Equal([(Results.Error, Results.Error), (Results.All, Results.None)], one.Returns.Select(statement => (statement.May, statement.Proven)));
    }

    [Fact]
    public void Many_states_cost_certainty_and_no_time()
    {
        var body = string.Concat(Enumerable.Range(0, 2000).Select(i => $"if (a == {i}) ret = {(i % 3 == 0 ? "-EIO" : "g" + i + "()")};\nif (ret) goto out;\n"));

        Assert.Equal("unknown", Trees.KindOf($"int f(int a)\n{{\nint ret = 0;\n{body}\nout:\nreturn ret;\n}}\n"));
    }

    [Fact]
    public void Any_text_gives_a_summary_that_survives_being_written()
    {
        string[] words =
        [
            "{", "}", "(", ")", ";", "if", "else", "for", "while", "switch", "case 0:", "default:", "goto out", "out:", "return", "ret", "p",
            "int", "struct x *", "=", "?", ":", "->a", "IS_ERR(", "ERR_PTR(", "-EINVAL", "NULL", "0", "!", "&&", "||", "<", "g(", ",", "&",
            "\n#define m(a) g(a)\n", "/** Return: NULL */", "list_for_each_entry(p, &l, n)", "\n#ifdef X\n", "\n#endif\n",
        ];
        Gen.Int[0, words.Length - 1].Select(i => words[i]).List[0, 40].Sample(text =>
        {
            var summary = SummaryReader.Read($"struct x *f(int ret)\n{{\nstruct x *p;\n{string.Join(' ', text)}\n}}\nint g(struct x *p)\n{{\nint ret;\n{string.Join(' ', text)}\n}}\n");
            var bytes = SummaryCodec.Write(summary);

            Assert.Equal(bytes, SummaryCodec.Write(SummaryCodec.Read(bytes)));
            var linker = new Linker();
            linker.Add("a.c", summary);
            Assert.All(linker.Link(), one => Assert.NotEmpty(one.Definitions));
        });
    }
}
