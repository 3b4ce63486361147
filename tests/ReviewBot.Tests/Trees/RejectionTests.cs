using ReviewBot.Mail;
using ReviewBot.Renderers;
using ReviewBot.Trees;

namespace ReviewBot.Tests.Trees;

/// <summary>What is said, beside the reason, about a patch that does not apply.</summary>
public class RejectionTests
{
    private const string Two = """
        diff --git a/a.c b/a.c
        --- a/a.c
        +++ b/a.c
        @@ -1,3 +1,3 @@
         1
        -2
        +two
         3
        diff --git a/b.c b/b.c
        --- a/b.c
        +++ b/b.c
        @@ -1,3 +1,3 @@
         1
        -2
        +two
         3
        @@ -7,3 +7,3 @@
         7
        -8
        +eight
         9
        """;

    private const string Nine = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";

    [Fact]
    public void The_nearest_place_is_shown_from_two_lines_above_the_difference_to_two_below()
    {
        var rejected = Rejected(
            Apply("@@ -1,7 +1,7 @@\n 1\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n", "0\n1\n2\n3\nIV\n5\n6\n7\n"));

        Assert.Equal((3, " 2, 3,-4,+IV, 5, 6"), (rejected.Nearest!.Line, string.Join(',', rejected.Nearest.Lines)));
    }

    [Fact]
    public void A_line_that_somebody_put_in_between_is_the_only_difference_shown()
    {
        var rejected = Rejected(
            Apply("@@ -1,4 +1,4 @@\n one\n two\n-three\n+3\n four\n", "one\ntwo\nnew\nthree\nfour\nfive\n"));

        Assert.Equal([" one", " two", "+new", " three", "-four"], rejected.Nearest!.Lines);
    }

    [Fact]
    public void Files_and_hunks_that_are_in_the_tree_already_are_named()
    {
        var changed = Nine.Replace("8", "eight").Replace("1\n2", "x\ny");
        var tree = new MemoryTree { ["a.c"] = "1\ntwo\n3\n", ["b.c"] = changed };
        var applied = SeriesApplier.Apply(DiffText.Series(Two), tree).Patches[0];
        var rejected = Rejected(applied);

        Assert.Equal(("a.c", 1), (rejected.Path, rejected.Hunk));
        Assert.Equal(["a.c True", "b.c False"], rejected.Held.Select(held => $"{held.Path} {held.IsWhole}"));
        Assert.Equal([2], rejected.Held[1].Hunks);
        var lines = OutcomeText.Lines(applied);
        Assert.Contains("1 of its 2 files has this change already: a.c.", lines);
        Assert.Contains("Of b.c, hunk 2 of 2 is in the tree already.", lines);
    }

    [Fact]
    public void A_change_that_applies_is_not_called_held_though_its_lines_are_there_too()
    {
        var tree = new MemoryTree { ["a.c"] = "1\n2\n3\n1\ntwo\n3\n", ["b.c"] = "gone\n" };
        var diff = Two.Replace("@@ -1,3 +1,3 @@", "@@ -2,3 +2,3 @@", StringComparison.Ordinal);

        Assert.Empty(Rejected(SeriesApplier.Apply(DiffText.Series(diff), tree).Patches[0]).Held);
    }

    [Fact]
    public void A_file_whose_change_applies_is_shown_whole_and_only_the_others_as_their_hunks_show_them()
    {
        var tree = new MemoryTree { ["a.c"] = "0\n1\n2\n3\n", ["b.c"] = "other\n" };
        var files = SeriesApplier.Apply(DiffText.Series(Two.Replace("@@ -1,3 +1,3 @@", "@@ -2,3 +2,3 @@")), tree)
            .Patches[0]
            .Files;

        Assert.Equal((true, "0\n1\ntwo\n3\n"), (files[0].New!.IsWhole, files[0].New!.Fragments[0].Text));
        Assert.False(files[1].New!.IsWhole);
    }

    [Fact]
    public void What_was_found_is_said_in_words()
    {
        var rejected = new Outcome.Rejected("a.c", 2, "Why.")
        {
            Nearest = new NearestPlace(7, [" a", "-b", "+c"]),
            Merge = "A merge conflicts.",
            LastChange = new HistoryCommit(new string('1', 40), "", [], "a: b", DateTimeOffset.UnixEpoch),
            NearestBase = new HistoryCommit(new string('2', 40), "", [], "c", DateTimeOffset.UnixEpoch),
        };
        Assert.Equal(
            [
                "does not apply: a.c, hunk 2: Why.",
                "At line 7, - is what the patch expects and + what the file has:",
                "     a",
                "    -b",
                "    +c",
                "A merge conflicts.",
                "a.c was last changed by 111111111111 (\"a: b\", 1970-01-01).",
                "The series applies to 222222222222 (\"c\", 1970-01-01).",
            ],
            OutcomeText.Lines(new AppliedPatch(DiffText.Patch(Two), rejected, [])));
    }

    [Theory]
    [InlineData("файл.c")]
    [InlineData("größe.c")]
    [InlineData("Ã¼.c")] // the bytes of "ü" once more as UTF-8
    public void A_path_is_said_as_it_is(string path)
    {
        var diff = $"diff --git a/{path} b/{path}\n--- a/{path}\n+++ b/{path}\n@@ -1,1 +1,1 @@\n-1\n+2\n";
        Assert.Equal(
            [$"does not apply: {path}: The file does not exist."],
            OutcomeText.Lines(SeriesApplier.Apply(DiffText.Series(Raw(diff)), new MemoryTree()).Patches[0]));

        var below = Raw($"--- /dev/null\n+++ b/{path}/below\n@@ -0,0 +1,1 @@\n+2\n");
        Assert.Equal(
            [$"does not apply: {path}/below: “{path}” is a file, not a folder."],
            OutcomeText.Lines(SeriesApplier.Apply(DiffText.Series(below), new MemoryTree { [Raw(path)] = "1\n" }).Patches[0]));

        var damaged = SeriesApplier.Apply(DiffText.Series(Raw(diff) + "@@ what @@\n"), new MemoryTree()).Patches[0];
        Assert.Equal(path, Rejected(damaged).Path);
    }

    private static string Raw(string text) => RawText.FromBytes(System.Text.Encoding.UTF8.GetBytes(text));

    private static AppliedPatch Apply(string hunks, string text) => SeriesApplier.Apply(
        DiffText.Series("diff --git a/f b/f\n--- a/f\n+++ b/f\n" + hunks), new MemoryTree { ["f"] = text }).Patches[0];

    private static Outcome.Rejected Rejected(AppliedPatch patch) => Assert.IsType<Outcome.Rejected>(patch.Outcome);
}
