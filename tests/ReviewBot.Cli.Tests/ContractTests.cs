using System.Security.Cryptography;
using System.Text.Json;

namespace ReviewBot.Cli.Tests;

public sealed class ContractTests
{
    private const string Foo =
        """
        /**
         * foo_get - find a foo
         * @n: its number
         *
         * Return: the foo, or an ERR_PTR()
         */
        struct foo *foo_get(int n)
        {
        	struct foo *foo = foo_find(n);

        	if (!foo)
        		return ERR_PTR(-ENODEV);
        	return foo;
        }

        """;

    private const string Find =
        """
        static struct foo *foos;

        struct foo *foo_find(int n)
        {
        	if (n < 0)
        		return NULL;
        	return &foos[n];
        }

        """;

    private const string Answer =
        """
        foo_get(): err-ptr
          A pointer, or an error as ERR_PTR(); never NULL.
          lib/foo.c:7: struct foo *foo_get(int n)
            lib/foo.c:5: Return: the foo, or an ERR_PTR()
            lib/foo.c:12: return ERR_PTR(-ENODEV);    [ERR_PTR]
            lib/foo.c:13: return foo;    [pointer]

        """;

    [Theory, ClassData<BothForms>]
    public void A_function_is_explained_by_its_lines(Form form)
    {
        using var box = Tree();
        Assert.Equal(Answer, Cli.Run(form, box.Folder, ["contract", "foo_get"]).Succeeded());
    }

    [Theory, ClassData<BothForms>]
    public void The_answer_is_the_same_from_the_cache_and_from_a_plain_folder(Form form)
    {
        using var box = Tree();
        Cli.Run(form, box.Folder, ["contract", "foo_get"]).Succeeded();
        Assert.Equal(2, Cache(box).Length);
        Assert.Equal(Answer, Cli.Run(form, box.Folder, ["contract", "foo_get()"]).Succeeded());

        using var plain = new TestFolder();
        plain.Write("tree/lib/foo.c", Foo);
        plain.Write("tree/lib/find.c", Find);
        plain.Write("tree/tools/foo.c", Find);
        Assert.Equal(Answer, Cli.Run(form, plain, ["contract", "foo_get", "--tree", "tree"]).Succeeded());
    }

    [Fact]
    public void The_cache_is_the_same_however_the_work_was_shared_out()
    {
        using var box = Tree();
        box.Commit([.. Enumerable.Range(0, 60).Select(i => ($"drivers/d{i}.c", string.Concat(Enumerable.Repeat(Foo, i % 7 * 20)) + Find.Replace("find", $"find{i % 11}", StringComparison.Ordinal)))]);
        var caches = Enumerable.Range(0, 4).Select(_ =>
        {
            Cli.Run(Form.Managed, box.Folder, ["contract", "foo_get"]).Succeeded();
            var files = Cache(box).Order(StringComparer.Ordinal).Select(file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))).ToList();
            foreach (var file in Cache(box))
                File.Delete(file);

            return string.Join(' ', files);
        }).ToList();

        Assert.Single(caches.Distinct());
    }

    [Fact]
    public void A_damaged_cache_is_made_again()
    {
        using var box = Tree();
        Cli.Run(Form.Managed, box.Folder, ["contract", "foo_get"]).Succeeded();
        foreach (var file in Cache(box))
        {
            var whole = File.ReadAllBytes(file);
            foreach (var damaged in new[] { whole[..^1], [], [.. whole[..40], .. whole[40..].Select(b => (byte)~b)], [.. whole, 1] })
            {
                File.WriteAllBytes(file, damaged);
                Assert.Equal(Answer, Cli.Run(Form.Managed, box.Folder, ["contract", "foo_get"]).Succeeded());
            }
        }
    }

    [Fact]
    public void A_file_that_changes_is_read_again()
    {
        using var box = Tree();
        Cli.Run(Form.Managed, box.Folder, ["contract", "foo_get"]).Succeeded();
        box.Commit(("lib/find.c", Find.Replace("NULL", "ERR_PTR(-EINVAL)", StringComparison.Ordinal)));
        box.Commit(("lib/foo.c", Foo.Replace(" *\n * Return: the foo, or an ERR_PTR()\n", "", StringComparison.Ordinal)));

        Assert.StartsWith("foo_find(): err-ptr\n", Cli.Run(Form.Managed, box.Folder, ["contract", "foo_find"]).Succeeded(), StringComparison.Ordinal);
        Assert.StartsWith("foo_find(): null\n", Cli.Run(Form.Managed, box.Folder, ["contract", "foo_find", "--base", "HEAD~2"]).Succeeded(), StringComparison.Ordinal);
        Assert.Equal(3, Cache(box).Length);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_done_without()
    {
        using var box = Tree();
        box.Write(".cache", "in the way");
        Assert.Equal(Answer, Cli.Run(Form.Managed, box.Folder, ["contract", "foo_get"]).Succeeded());
    }

    [Theory, ClassData<BothForms>]
    public void A_whole_tree_is_read_with_what_it_says_of_its_functions(Form form)
    {
        using var box = Tree();
        box.Commit(("drivers/user.c", "int f(void)\n{\n\tstruct foo *foo = foo_get(1);\n\n\tif (!foo)\n\t\treturn -ENODEV;\n\treturn 0;\n}\n"));

        var output = Cli.Run(form, box.Folder, ["rules", "test", "--whole-tree", "--tree", ".", "api/inferred-return"]).Succeeded();
        Assert.StartsWith(
            "drivers/user.c:5: api/inferred-return: foo_get() returns an ERR_PTR() on failure and never NULL (lib/foo.c:12)",
            output, StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void Programs_get_an_object(Form form)
    {
        using var box = Tree();
        using var json = JsonDocument.Parse(Cli.Run(form, box.Folder, ["contract", "foo_get", "--format", "json"]).Succeeded());
        var function = json.RootElement.GetProperty("functions")[0];
        var definition = function.GetProperty("definitions")[0];
        var statement = definition.GetProperty("statements")[0];

        Assert.Equal("reviewbot/contract/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal("err-ptr", function.GetProperty("returns").GetString());
        Assert.Equal("definition", definition.GetProperty("form").GetString());
        Assert.Equal("Return: the foo, or an ERR_PTR()", definition.GetProperty("doc").GetProperty("text").GetString());
        Assert.Equal("return ERR_PTR(-ENODEV);", statement.GetProperty("text").GetString());
        Assert.Equal("ERR_PTR", statement.GetProperty("may")[0].GetString());
    }

    [Theory, ClassData<BothForms>]
    public void What_is_not_there_is_refused(Form form)
    {
        using var box = Tree();
        Cli.Run(form, box.Folder, ["contract", "foo_put"]).Refused(".: no function 'foo_put'");
        using var empty = new TestFolder();
        Cli.Run(form, empty, ["contract", "foo"]).Refused("reviewbot: there is no git repository around this folder; name a tree with --tree DIR");
        Assert.Equal(2, Cli.Run(form, box.Folder, ["contract"]).ExitCode);
    }

    private static Git.Sandbox Tree() => new Git.Sandbox().Commit(("lib/foo.c", Foo), ("lib/find.c", Find));

    private static string[] Cache(Git.Sandbox box) =>
        Directory.GetFiles(Path.Combine(box.Folder, ".cache", "reviewbot", "contracts"));
}
