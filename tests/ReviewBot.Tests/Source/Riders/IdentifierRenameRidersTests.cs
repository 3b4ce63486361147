using ReviewBot.Source.Riders;

namespace ReviewBot.Tests.Source.Riders;

public class IdentifierRenameRidersTests
{
    private const string Store = """
        int foo_store(struct foo *foo)
        {
        	int ret;

        	ret = foo_write(foo);
        	return ret < 0 ? ret : 1;
        }

        int foo_set(struct foo *foo)
        {
        	return 0;
        }

        """;

    [Theory]
    [InlineData("err < 0 ? err : 1", 0)]
    [InlineData("err < 0 ? ret : 1", 6)]
    [InlineData("ret < 0 ? err : 1", 6)]
    public void A_use_may_be_forgotten_on_a_renamed_line(string result, int left)
    {
        var rename = Assert.Single(Of(Rename(result), Store));

        Assert.Equal(
            ("ret", "err", "foo_store", left, false),
            (rename.Old, rename.New, rename.Function, rename.Left, rename.IsExplained));
    }

    [Theory]
    [InlineData("static int ret;")]
    [InlineData("#define ret 7")]
    public void A_use_that_is_left_may_mean_something_else(string before) =>
        Assert.Empty(Of(Rename("err < 0 ? ret : 1", first: 3), $"{before}\n\n{Store}"));

    [Fact]
    public void Where_only_the_diff_is_at_hand_a_use_that_is_left_may_mean_anything() =>
        Assert.Empty(Of(Rename("err < 0 ? ret : 1"), old: null));

    [Fact]
    public void A_line_that_keeps_the_old_name_alone_is_more_than_a_rename() =>
        Assert.Empty(Of(
            """
            @@ -1,6 +1,6 @@
             int foo_store(struct foo *foo)
             {
            -	int ret;
            +	int err;

            -	ret = foo_write(foo);
            +	err = foo_write(foo);
             	return ret < 0 ? ret : 1;

            """,
            Store));

    [Theory]
    [InlineData("int foo(void)", "int num;", false)]
    [InlineData("int foo(int num)", "int a;", true)]
    public void Only_a_parameter_may_stand_for_what_the_patch_is_about(string head, string local, bool isExplained)
    {
        var hunk = "@@ -1,13 +1,14 @@\n"
            + $"{Renamed(head)} {{\n{Renamed($"\t{local}")} \n{Renamed("\tnum = bar();")}{Renamed("\treturn num;")} }}\n"
            + $" \n int g(void)\n {{\n-\tint num = 1;\n+\tint count = 2;\n+\tcount++;\n \n{Renamed("\treturn num;")} }}\n";
        var old = $"{head}\n{{\n\t{local}\n\n\tnum = bar();\n\treturn num;\n}}\n\n"
            + "int g(void)\n{\n\tint num = 1;\n\n\treturn num;\n}\n";

        var rename = Assert.Single(Of(hunk, old));

        Assert.Equal(("foo", isExplained), (rename.Function, rename.IsExplained));
    }

    private static string Renamed(string line) =>
        line.Contains("num", StringComparison.Ordinal)
            ? $"-{line}\n+{line.Replace("num", "count", StringComparison.Ordinal)}\n"
            : $" {line}\n";

    private static List<Rider> Of(string hunk, string? old) =>
        [.. PatchRidersTests.Riders(hunk, old).All.Where(rider => rider.Kind == RiderKind.IdentifierRename)];

    private static string Rename(string result, int first = 1) => $$"""
        @@ -{{first}},12 +{{first}},13 @@
         int foo_store(struct foo *foo)
         {
        -	int ret;
        +	int err;

        -	ret = foo_write(foo);
        -	return ret < 0 ? ret : 1;
        +	err = foo_write(foo);
        +	return {{result}};
         }

         int foo_set(struct foo *foo)
         {
        +	foo->b = 2;
         	return 0;
         }

        """;
}
