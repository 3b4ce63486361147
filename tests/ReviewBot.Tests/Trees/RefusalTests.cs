using ReviewBot.Trees;

namespace ReviewBot.Tests.Trees;

public class RefusalTests
{
    [Theory]
    [InlineData("../etc/passwd")]
    [InlineData("a/../../b")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("./a")]
    [InlineData("")]
    [InlineData("a/")]
    [InlineData(".git/config")]
    [InlineData("a/.GIT/hooks/post-checkout")]
    [InlineData("GIT~1/config")]
    [InlineData(".git. /config")]
    [InlineData(".git::$INDEX_ALLOCATION/config")]
    [InlineData("a\\.git\\config")]
    [InlineData(".g\u00e2\u0080\u008cit/config")] // a zero-width non-joiner in UTF-8, raw
    [InlineData("a\0b")]
    public void A_path_that_leaves_the_tree_or_enters_git_is_refused(string path) =>
        Assert.NotNull(TreePath.Refusal(path));

    [Theory]
    [InlineData("a/b.c")]
    [InlineData(".gitignore")]
    [InlineData("a/.github/x")]
    [InlineData("git")]
    [InlineData("...")]
    [InlineData("caf\u00c3\u00a9/x")]
    public void An_ordinary_path_is_not(string path) => Assert.Null(TreePath.Refusal(path));

    [Fact]
    public void The_patch_is_rejected_with_the_reason()
    {
        var diff = """
            diff --git a/../x b/../x
            new file mode 100644
            --- /dev/null
            +++ b/../x
            @@ -0,0 +1 @@
            +evil
            """;

        Assert.Equal(
            new Outcome.Rejected(
                "../x", 0, "The path is refused: it leaves the tree with “..”."), Outcome(new(), diff));
    }

    [Fact]
    public void Nothing_is_written_behind_a_link_that_stands_in_the_tree()
    {
        var diff = """
            diff --git a/link/x b/link/x
            new file mode 100644
            --- /dev/null
            +++ b/link/x
            @@ -0,0 +1 @@
            +evil
            """;

        Assert.Equal(
            new Outcome.Rejected("link/x", 0, "“link” is a symbolic link, not a folder."),
            Outcome(new() { ["link", GitMode.Link] = "/etc" }, diff));
    }

    [Fact]
    public void Nor_behind_a_link_that_the_patch_itself_makes()
    {
        var diff = """
            diff --git a/link b/link
            new file mode 120000
            --- /dev/null
            +++ b/link
            @@ -0,0 +1 @@
            +/etc
            \ No newline at end of file
            diff --git a/link/x b/link/x
            new file mode 100644
            --- /dev/null
            +++ b/link/x
            @@ -0,0 +1 @@
            +evil
            """;

        Assert.Equal("link/x", Assert.IsType<Outcome.Rejected>(Outcome(new(), diff)).Path);
    }

    [Fact]
    public void A_link_that_leaves_makes_room_for_a_folder()
    {
        var diff = """
            diff --git a/link b/link
            deleted file mode 120000
            --- a/link
            +++ /dev/null
            @@ -1 +0,0 @@
            -/etc
            \ No newline at end of file
            diff --git a/link/x b/link/x
            new file mode 100644
            --- /dev/null
            +++ b/link/x
            @@ -0,0 +1 @@
            +good
            """;

        Assert.IsType<Outcome.Applied>(Outcome(new() { ["link", GitMode.Link] = "/etc" }, diff));
    }

    [Fact]
    public void A_submodule_is_refused()
    {
        var diff = """
            diff --git a/sub b/sub
            index 1111111..2222222 160000
            --- a/sub
            +++ b/sub
            @@ -1 +1 @@
            -Subproject commit 1111111111111111111111111111111111111111
            +Subproject commit 2222222222222222222222222222222222222222
            """;

        Assert.Equal("sub", Assert.IsType<Outcome.Rejected>(Outcome(new(), diff)).Path);
    }

    [Fact]
    public void A_file_that_exists_is_not_made_again()
    {
        var diff = """
            diff --git a/x b/x
            new file mode 100644
            --- /dev/null
            +++ b/x
            @@ -0,0 +1 @@
            +new
            """;

        Assert.Equal(
            new Outcome.Rejected("x", 0, "The file exists already."), Outcome(new() { ["x"] = "old\n" }, diff));
    }

    private static Outcome Outcome(MemoryTree tree, string diff) =>
        SeriesApplier.Apply(DiffText.Series(diff), tree).Patches[0].Outcome;
}
