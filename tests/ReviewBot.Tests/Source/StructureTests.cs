using ReviewBot.Source;
using ReviewBot.Trees;

namespace ReviewBot.Tests.Source;

public class StructureTests
{
    [Theory]
    [InlineData("int f(void)\n{\n}\n", "f")]
    [InlineData("static struct foo *get_foo(struct device *dev)\n{\n}\n", "get_foo")]
    [InlineData("__printf(1, 2) void say(const char *fmt, ...)\n{\n}\n", "say")]
    [InlineData("void lock(struct foo *foo) __acquires(&foo->lock)\n{\n}\n", "lock")]
    [InlineData("static int __init foo_init(void)\n{\n}\n", "foo_init")]
    [InlineData("SYSCALL_DEFINE3(openat, int, dfd, const char __user *, name, int, flags)\n{\n}\n", "openat")]
    public void A_function_is_named(string text, string name)
    {
        var function = Assert.IsType<CFunction>(Assert.Single(Whole(text).Items));

        Assert.Equal(name, function.Name);
        Assert.Equal(1, function.FirstLine);
        Assert.Equal(3, function.LastLine);
    }

    [Fact]
    public void Initializers_and_prototypes_are_no_functions()
    {
        var fragment = Whole("""
            int f(void);
            static const struct ops ops = {
                .get = f,
            };
            static DEFINE_MUTEX(lock);

            int g(int a)
            {
                return a;
            }
            """);

        Assert.Equal("g", Assert.Single(fragment.Items).Name);
    }

    [Fact]
    public void Branches_of_conditional_compilation_may_both_open_a_brace()
    {
        var fragment = Whole("""
            int f(int a)
            {
            #ifdef X
                if (a) {
            #else
                if (!a) {
            #endif
                    a++;
                }
                return a;
            }
            int g(void)
            {
            }
            """);

        Assert.Equal(["f", "g"], fragment.Items.Select(item => item.Name));
        Assert.Equal([1, 12], fragment.Items.Select(item => item.FirstLine));
    }

    [Fact]
    public void A_brace_in_the_first_column_ends_a_function_that_a_macro_unbalanced()
    {
        var fragment = Whole("int f(void)\n{\n\tFOREACH_BEGIN {\n}\nint g(void)\n{\n}\n");

        Assert.Equal(["f", "g"], fragment.Items.Select(item => item.Name));
    }

    [Fact]
    public void Members_have_the_names_that_kernel_doc_uses()
    {
        var type = Assert.IsType<CType>(Assert.Single(Whole("""
            struct foo {
                struct device *dev;
                unsigned int a, b[4];
                u8 flag:1;
                int (*call)(struct foo *foo, int arg);
                DECLARE_BITMAP(map, 8);
                union {
                    int anonymous;
                };
                struct {
                    int inner;
                } outer;
            } __packed;
            """).Items));

        Assert.Equal("foo", type.Name);
        Assert.Equal(
            ["dev", "a", "b", "flag", "call", "map", "anonymous", "outer.inner", "outer"],
            type.Members.Select(member => member.Name));
    }

    [Fact]
    public void Parameters_are_read_from_the_head()
    {
        var function = Assert.IsType<CFunction>(
            Assert.Single(Whole("int f(struct foo *foo, int (*cb)(void *arg), char buf[8], ...)\n{\n}\n").Items));

        Assert.Equal(["foo", "cb", "buf"], function.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void The_section_heading_names_the_function_a_hunk_begins_in()
    {
        var fragment = Part(
            "\tret = f();\n\tif (ret)\n\t\tgoto err;\nerr:\n\treturn ret;\n}\n", "int start(struct foo *foo)");

        var function = Assert.IsType<CFunction>(Assert.Single(fragment.Items));
        Assert.Equal("start", function.Name);
        Assert.False(function.ShowsHead);
        Assert.True(function.ShowsEnd);
    }

    [Fact]
    public void The_section_heading_names_a_struct_that_a_hunk_begins_in()
    {
        var type = Assert.IsType<CType>(Assert.Single(Part("\tint a;\n\tint b;\n", "struct foo {").Items));

        Assert.Equal("foo", type.Name);
        Assert.Equal(["a", "b"], type.Members.Select(member => member.Name));
    }

    [Fact]
    public void An_initializer_in_the_section_heading_is_no_struct() =>
        Assert.Empty(Part("\t.open = foo_open,\n\t.read = foo_read,\n", "static struct foo_ops ops = {").Items);

    [Theory]
    [InlineData("static const struct foo_attribute *foo")]
    [InlineData("static const struct foo_attribute foo")]
    [InlineData("static const struct foo_attrib")]
    public void A_section_heading_that_is_cut_short_is_no_struct(string heading) =>
        Assert.Empty(Part("\t&foo_one,\n\t&foo_two,\n", heading).Items);

    [Theory]
    [InlineData("struct foo")]
    [InlineData("struct foo __packed {")]
    [InlineData("typedef struct foo {")]
    [InlineData("static const struct foo {")]
    public void A_section_heading_may_name_a_struct_in_many_ways(string heading) =>
        Assert.Equal("foo", Assert.Single(Part("\tint a;\n", heading).Items).Name);

    [Theory]
    [InlineData("\tif (a) {\n\t\tb();\n\t}\n")]
    [InlineData("\tlist_for_each_entry(a, b, c) {\n\t\td();\n")]
    [InlineData("\ta = 1;\n\tswitch (a) {\n\tcase 1:\n")]
    public void A_block_in_a_hunk_is_no_function(string text)
    {
        Assert.Empty(Part(text, "").Items);
        Assert.Equal("f", Assert.Single(Part(text, "int f(void)").Items).Name);
    }

    [Fact]
    public void A_statement_is_no_function_wherever_it_stands() =>
        Assert.Empty(Whole("}\nif (a) {\n}\nwhile (b(c)) {\n}\n").Items);

    [Fact]
    public void The_section_heading_means_nothing_when_the_hunk_begins_between_functions()
    {
        var fragment = Part("static int x;\n\nint next(void)\n{\n\treturn x;\n", "int before(void)");

        Assert.Equal("next", Assert.Single(fragment.Items).Name);
    }

    [Fact]
    public void Labels_are_told_from_cases_and_conditional_expressions()
    {
        var fragment = Whole("""
            int f(int a)
            {
                switch (a) {
                case FOO:
                    goto out;
                default:
                    break;
                }
                a = a ?
                    one : two;
            retry:
                if (a)
                    goto retry;
            out:
                return a;
            }
            """);

        var labels = Labels.Of(fragment, Assert.IsType<CFunction>(Assert.Single(fragment.Items)));
        Assert.Equal(["retry", "out"], labels.Definitions.Select(label => label.Name));
        Assert.Equal(["out", "retry"], labels.Gotos.Select(label => label.Name));
    }

    [Fact]
    public void A_hunk_may_show_only_the_middle_of_a_comment()
    {
        var fragment = Part(" * @a: one\n * @b: two\n", "struct before {");

        var comment = Assert.Single(fragment.Comments);
        Assert.False(comment.IsWhole);
        Assert.Empty(fragment.Items);
        Assert.Equal(["a", "b"], KernelDoc.Read(fragment, comment)!.Documented.Select(doc => doc.Name));
    }

    private static CFragment Whole(string text) => new(new Fragment(1, text, ""), isWhole: true);

    private static CFragment Part(string text, string section) => new(new Fragment(100, text, section), isWhole: false);
}
