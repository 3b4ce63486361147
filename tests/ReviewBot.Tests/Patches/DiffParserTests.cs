using ReviewBot.Patches;

namespace ReviewBot.Tests.Patches;

public sealed class DiffParserTests
{
    [Fact]
    public void A_line_knows_its_place_in_both_images_and_in_the_mail()
    {
        var file = Single("""
            diff --git a/x.c b/x.c
            index 0123456..789abcd 100644
            --- a/x.c
            +++ b/x.c
            @@ -10,3 +20,4 @@ int foo(void)
             one
            -two
            +2
            +2.5
             three
            -- 
            2.35.3
            """, firstLine: 101);

        Assert.Equal(("x.c", "x.c", ChangeKind.Modified, 101), (file.OldPath, file.NewPath, file.Kind, file.BodyLine));
        Assert.Equal(("0123456", "789abcd", 0x81a4, 0x81a4), (file.OldBlob, file.NewBlob, file.OldMode, file.NewMode));
        var hunk = Assert.Single(file.Hunks);
        Assert.Equal(
            (10, 3, 20, 4, "int foo(void)", 105), (
                hunk.OldStart, hunk.OldCount, hunk.NewStart, hunk.NewCount, hunk.Section, hunk.BodyLine));
        Assert.Equal(
            [
                new DiffLine(LineKind.Context, "one", 10, 20, 106),
                new DiffLine(LineKind.Removed, "two", 11, 21, 107),
                new DiffLine(LineKind.Added, "2", 12, 21, 108),
                new DiffLine(LineKind.Added, "2.5", 12, 22, 109),
                new DiffLine(LineKind.Context, "three", 12, 23, 110),
            ],
            hunk.Lines);
    }

    [Fact]
    public void A_mail_client_may_eat_the_space_of_empty_context()
    {
        var file = Single("--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n-a\n+b\n\n c\n");

        Assert.Equal(
            [LineKind.Removed, LineKind.Added, LineKind.Context, LineKind.Context], file.Hunks[0].Lines.Select(
                line => line.Kind));
    }

    [Fact]
    public void A_file_may_end_without_a_newline()
    {
        var file = Single(
            "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n");

        Assert.All(file.Hunks[0].Lines, line => Assert.True(line.EndsFile));
    }

    [Theory]
    [InlineData("new file mode 100755\n--- /dev/null\n+++ b/y\n@@ -0,0 +1 @@\n+a\n", null, "y", ChangeKind.Added)]
    [InlineData("new file mode 100644\nindex 000..e69\n", null, "y", ChangeKind.Added)]
    [InlineData("deleted file mode 100644\n--- a/y\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n", "y", null, ChangeKind.Deleted)]
    [InlineData("old mode 100644\nnew mode 100755\n", "y", "y", ChangeKind.Modified)]
    [InlineData("similarity index 100%\nrename from o/x y\nrename to o/z\n", "o/x y", "o/z", ChangeKind.Renamed)]
    [InlineData("similarity index 90%\ncopy from y\ncopy to z\n--- a/y\n+++ b/z\n@@ -1 +1 @@\n-a\n+b\n", "y", "z", ChangeKind.Copied)]
    [InlineData("--- \"a/\\303\\244\\t\"\n+++ \"b/\\303\\244\\t\"\n@@ -1 +1 @@\n-a\n+b\n", "ä\t", "ä\t", ChangeKind.Modified)]
    public void Extended_headers_say_what_happens(string lines, string? oldPath, string? newPath, ChangeKind kind)
    {
        var file = Single("diff --git a/y b/y\n" + lines);

        Assert.Equal((oldPath, newPath, kind), (file.OldPath, file.NewPath, file.Kind));
    }

    [Theory]
    [InlineData("--- a/d/x\n+++ b/d/x\n", "d/x")]
    [InlineData("--- linux-6.1.orig/d/x\t2024-01-01 10:00:00.000000000 +0100\n+++ linux-6.1/d/x\t2024-01-02 10:00:00 +0100\n", "d/x")]
    [InlineData("--- d/x.orig\n+++ d/x\n", "d/x")]
    [InlineData("--- d/x 2024-01-01 10:00:00\n+++ d/x 2024-01-01 10:00:00\n", "d/x")]
    public void Plain_diffs_name_their_file_in_many_ways(string names, string path) =>
        Assert.Equal(path, Single("Index: d/x\n=====\n" + names + "@@ -1 +1 @@\n-a\n+b\n").Path);

    [Fact]
    public void Binary_files_have_no_hunks()
    {
        var diff = DiffParser.Parse("""
            diff --git a/x b/x
            index 0123456..789abcd 100644
            GIT binary patch
            literal 4
            LcmZQzWMT#Y01f~L

            delta 4
            LcmZQzWMT#Y01f~L

            diff --git a/y b/y
            index 0123456..789abcd 100644
            Binary files a/y and b/y differ
            """);

        Assert.Equal(["x", "y"], diff.Files.Select(file => file.Path));
        Assert.All(diff.Files, file => Assert.True(file is { IsBinary: true, Hunks.IsEmpty: true }));
    }

    [Theory]
    [InlineData("@@ -1,99999999999999999999 +1 @@\n-a\n+b\n", "line 3 of the mail body: this hunk header cannot be read")]
    [InlineData("@@ -1,10000000 +1,10000000 @@\n-a\n+b\n", "line 3 of the mail body: this hunk should have 10000000 lines or more, but only 2 are left")]
    [InlineData("@@ -1,2 +1,2 @@\n-a\n+b\n", "line 3 of the mail body: this hunk ends before all of its lines are there")]
    [InlineData("@@ -1,2 +1,2 @@\n-a\n-b\n-c\n", "line 6 of the mail body: the counts of the hunk header do not fit its lines")]
    [InlineData("@@ -1,2 +1,2 @@\n-a\n+static int a_function_with_a_rather_long_name(struct of_some *kind,\nint b)\n c\n", "line 6 of the mail body: the sender's mail program wrapped this patch")]
    public void A_damaged_hunk_is_reported_with_its_place(string hunk, string expected)
    {
        var diff = DiffParser.Parse("--- a/x\n+++ b/x\n" + hunk, cursor: "box:1");

        Assert.Equal("box:1: " + expected, Assert.Single(diff.Problems).ToString());
        Assert.Empty(Assert.Single(diff.Files).Hunks);
    }

    [Fact]
    public void The_hunks_behind_a_damaged_one_are_read()
    {
        var diff = DiffParser.Parse("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\nwrapped\n-a\n@@ -10 +10 @@\n-a\n+b\n");

        Assert.Equal(10, Assert.Single(Assert.Single(diff.Files).Hunks).OldStart);
        Assert.Single(diff.Problems);
    }

    [Fact]
    public void Recounted_hunks_need_no_numbers_and_are_kept_apart()
    {
        var diff = DiffParser.Parse("""
            --- a/x.c
            +++ b/x.c
            @@ static int foo(void)
             	one
            -	two
            @@
            +	three
             	four

            --- /dev/null
            +++ b/y.c
            @@
            +a
            -- 
            2.35.3
            """, recount: true);

        Assert.Empty(diff.Problems);
        Assert.Equal(["x.c", "y.c"], diff.Files.Select(file => file.Path));
        Assert.Equal(ChangeKind.Added, diff.Files[1].Kind);
        Assert.Equal(
            [(100, 2, 100, 1, "static int foo(void)"), (202, 1, 201, 2, ""), (0, 0, 1, 1, "")],
            diff.Files.SelectMany(file => file.Hunks)
                .Select(hunk => (hunk.OldStart, hunk.OldCount, hunk.NewStart, hunk.NewCount, hunk.Section)));
    }

    private static FileChange Single(string diff, int firstLine = 1)
    {
        var parsed = DiffParser.Parse(diff, firstLine);
        Assert.Empty(parsed.Problems);
        return Assert.Single(parsed.Files);
    }
}
