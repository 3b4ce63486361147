using ReviewBot.Trees;

namespace ReviewBot.Tests.Trees;

public class NearMissTests
{
    private const string Code = "int f(void)\n{\n\tint a;\n\n\ta = 1;\n\tg(a);\n\treturn a;\n}\n";

    private const string Diff = """
        diff --git a/f.c b/f.c
        --- a/f.c
        +++ b/f.c
        @@ -3,5 +3,5 @@ int f(void)
         	int a;
         
         	a = 1;
        -	g(a);
        +	h(a);
         	return a;
        """;

    [Fact]
    public void The_first_line_that_differs_at_the_nearest_place_is_named() => Assert.Equal(
        "The nearest place is line 5, where 4 of 5 lines match; line 7 is “a = 2;”, the patch expects “a = 1;”.",
        Reason("/* x */\n\n" + Code.Replace("a = 1", "a = 2")));

    [Fact]
    public void White_space_is_named() => Assert.Equal(
        "The nearest place is line 3, where 4 of 5 lines match; line 6 differs in white space only: “g(a);”.",
        Reason(Code.Replace("\tg(a)", "        g(a)")));

    [Fact]
    public void A_hunk_that_is_in_the_tree_already_is_named() => Assert.Equal(
        "Its change is in the file already, at line 3.",
        Reason(
            Code.Replace(
                "g(a)",
                "h(a)"), Diff + "\n" + "diff --git a/other b/other\n--- a/other\n+++ b/other\n@@ -1 +1 @@\n-a\n+b\n"));

    [Fact]
    public void A_file_without_any_of_the_lines_is_said_so() =>
        Assert.Equal("No place in the file has lines like it.", Reason("nothing\nto\nsee\n"));

    [Fact]
    public void An_empty_file_is_said_so() => Assert.Equal("The file is empty.", Reason(""));

    [Fact]
    public void The_end_of_the_file_is_named() => Assert.Equal(
        "The nearest place is line 3, where 4 of 5 lines match; the file ends before “return a;”.",
        Reason(Code.Replace("\treturn a;\n}\n", "")));

    [Fact]
    public void An_anchored_hunk_in_the_wrong_place_is_named() => Assert.Equal(
        "Its lines are at line 2, but a hunk of the first line must be at the start of the file.",
        Reason("x\na\nb\n", "diff --git a/f.c b/f.c\n--- a/f.c\n+++ b/f.c\n@@ -1,2 +1,3 @@\n+new\n a\n b\n"));

    [Fact]
    public void Lines_are_those_of_the_file_before_the_patch() => Assert.Equal(
        "The nearest place is line 6, where 1 of 2 lines match; line 7 is “6”, the patch expects “six”.",
        Reason(
            "0\n1\n2\n3\n4\nfive\n6\n7\n",
            "diff --git a/f.c b/f.c\n--- a/f.c\n+++ b/f.c\n@@ -1,2 +1,4 @@\n 0\n+a\n+b\n 1\n@@ -6,2 +8,3 @@\n five\n+c\n six\n"));

    private static string Reason(string text, string diff = Diff) =>
        Assert.IsType<Outcome.Rejected>(
            SeriesApplier.Apply(DiffText.Series(diff), new MemoryTree { ["f.c"] = text }).Patches[0].Outcome).Reason;
}
