using ReviewBot.Trees;

namespace ReviewBot.Tests.Trees;

public class SeriesApplierTests
{
    private const string Poem = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n";

    private const string FourToFor = """
        diff --git a/poem b/poem
        --- a/poem
        +++ b/poem
        @@ -2,5 +2,5 @@ section
         two
         three
        -four
        +FOUR
         five
         six
        """;

    [Fact]
    public void A_patch_changes_the_file_where_its_header_says()
    {
        var file = OnlyFile(Apply(new() { ["poem"] = Poem }, FourToFor));

        Assert.Equal(Poem, Text(file.Old));
        Assert.Equal(Poem.Replace("four", "FOUR"), Text(file.New));
        Assert.True(file.New!.IsWhole);
        Assert.Equal(2, file.Hunks[0].OldStart);
    }

    [Fact]
    public void A_hunk_that_moved_is_found_and_says_where()
    {
        var file = OnlyFile(Apply(new() { ["poem"] = "a\nb\nc\n" + Poem }, FourToFor));

        Assert.Equal("a\nb\nc\n" + Poem.Replace("four", "FOUR"), Text(file.New));
        var hunk = Assert.Single(file.Hunks);
        Assert.Equal((5, 5), (hunk.OldStart, hunk.NewStart));
        Assert.Equal((7, 7), (hunk.Lines[2].OldLine, hunk.Lines[2].NewLine));
        Assert.Equal((8, 7), (hunk.Lines[3].OldLine, hunk.Lines[3].NewLine));
    }

    [Fact]
    public void Of_two_places_equally_far_the_later_one_is_taken()
    {
        var text = "x\ny\nz\n\nx\ny\nz\n";
        var diff = """
            diff --git a/f b/f
            --- a/f
            +++ b/f
            @@ -3,3 +3,3 @@
             x
            -y
            +Y
             z
            """;

        Assert.Equal("x\ny\nz\n\nx\nY\nz\n", Text(OnlyFile(Apply(new() { ["f"] = text }, diff)).New));
    }

    [Fact]
    public void A_hunk_of_the_first_line_fits_at_the_start_only()
    {
        var diff = """
            diff --git a/f b/f
            --- a/f
            +++ b/f
            @@ -1,2 +1,3 @@
            +new
             a
             b
            """;

        Assert.Equal("new\na\nb\n", Text(OnlyFile(Apply(new() { ["f"] = "a\nb\n" }, diff)).New));
        Assert.IsType<Outcome.Rejected>(Apply(new() { ["f"] = "0\na\nb\n" }, diff).Outcome);
    }

    [Fact]
    public void A_hunk_without_context_below_fits_at_the_end_only()
    {
        var diff = """
            diff --git a/f b/f
            --- a/f
            +++ b/f
            @@ -4,2 +4,3 @@
             a
             b
            +new
            """;

        Assert.Equal("x\na\nb\nnew\n", Text(OnlyFile(Apply(new() { ["f"] = "x\na\nb\n" }, diff)).New));
        Assert.IsType<Outcome.Rejected>(Apply(new() { ["f"] = "x\ny\nz\na\nb\nc\n" }, diff).Outcome);
    }

    [Fact]
    public void White_space_must_match_exactly()
    {
        var outcome = Apply(new() { ["poem"] = Poem.Replace("five", "five ") }, FourToFor).Outcome;

        var rejected = Assert.IsType<Outcome.Rejected>(outcome);
        Assert.Equal(("poem", 1), (rejected.Path, rejected.Hunk));
    }

    [Fact]
    public void A_line_that_one_hunk_wrote_is_not_the_context_of_the_next()
    {
        var diff = """
            diff --git a/f b/f
            --- a/f
            +++ b/f
            @@ -2,2 +2,2 @@
            -b
            +B
             c
            @@ -3,2 +3,2 @@
             c
            -d
            +D
            """;

        var rejected = Assert.IsType<Outcome.Rejected>(Apply(new() { ["f"] = "a\nb\nc\nd\n" }, diff).Outcome);
        Assert.Equal(2, rejected.Hunk);
    }

    [Fact]
    public void Hunks_may_come_in_any_order_and_know_their_final_lines()
    {
        var text = string.Concat(Enumerable.Range(1, 40).Select(i => $"{i}\n"));
        var diff = """
            diff --git a/f b/f
            --- a/f
            +++ b/f
            @@ -29,3 +29,4 @@
             29
            +twenty-nine and a half
             30
             31
            @@ -4,3 +4,5 @@
             4
            +a
            +b
             5
             6
            """;

        var file = OnlyFile(Apply(new() { ["f"] = text }, diff));

        Assert.Equal([(29, 31), (4, 4)], file.Hunks.Select(hunk => (hunk.OldStart, hunk.NewStart)));
        Assert.Equal("twenty-nine and a half", Text(file.New)!.Split('\n')[file.Hunks[0].Lines[1].NewLine - 1]);
    }

    [Fact]
    public void The_line_numbers_of_later_hunks_count_the_offsets_of_earlier_ones()
    {
        var text = "0\n0\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"{i}\n"));
        var diff = """
            diff --git a/f b/f
            --- a/f
            +++ b/f
            @@ -4,3 +4,5 @@
             4
            +a
            +b
             5
             6
            @@ -29,3 +31,4 @@
             29
            +c
             30
             31
            """;

        var file = OnlyFile(Apply(new() { ["f"] = text }, diff));

        Assert.Equal([(6, 6), (31, 33)], file.Hunks.Select(hunk => (hunk.OldStart, hunk.NewStart)));
    }

    [Fact]
    public void A_missing_line_feed_at_the_end_of_the_file_is_kept_made_and_removed()
    {
        var diff = """
            diff --git a/f b/f
            --- a/f
            +++ b/f
            @@ -1,2 +1,2 @@
             a
            -b
            \ No newline at end of file
            +b
            """;

        Assert.Equal("a\nb\n", Text(OnlyFile(Apply(new() { ["f"] = "a\nb" }, diff)).New));
        Assert.IsType<Outcome.AlreadyApplied>(Apply(new() { ["f"] = "a\nb\n" }, diff).Outcome);
    }

    [Fact]
    public void A_new_file_may_begin_and_end_with_a_blank_line()
    {
        var diff = """
            diff --git a/new b/new
            new file mode 100644
            --- /dev/null
            +++ b/new
            @@ -0,0 +1,3 @@
            +
            +a
            +
            """;

        Assert.Equal("\na\n\n", Text(OnlyFile(Apply(new(), diff)).New));
    }

    [Fact]
    public void Files_are_made_deleted_renamed_and_copied()
    {
        var diff = """
            diff --git a/new b/new
            new file mode 100755
            --- /dev/null
            +++ b/new
            @@ -0,0 +1 @@
            +hello
            diff --git a/old b/old
            deleted file mode 100644
            --- a/old
            +++ /dev/null
            @@ -1 +0,0 @@
            -bye
            diff --git a/from b/to
            similarity index 100%
            rename from from
            rename to to
            diff --git a/poem b/copy
            similarity index 90%
            copy from poem
            copy to copy
            --- a/poem
            +++ b/copy
            @@ -1,2 +1,2 @@
            -one
            +ONE
             two
            """;

        var applied = Apply(new() { ["old"] = "bye\n", ["from"] = "stay\n", ["poem"] = Poem }, diff);

        Assert.IsType<Outcome.Applied>(applied.Outcome);
        Assert.Equal([null, "bye\n", "stay\n", Poem], applied.Files.Select(file => Text(file.Old)));
        Assert.Equal(
            ["hello\n", null, "stay\n", Poem.Replace("one", "ONE")], applied.Files.Select(file => Text(file.New)));
    }

    [Fact]
    public void Two_files_may_swap_their_names()
    {
        var diff = """
            diff --git a/a b/b
            rename from a
            rename to b
            diff --git a/b b/a
            rename from b
            rename to a
            """;

        var applied = Apply(new() { ["a"] = "A\n", ["b"] = "B\n" }, diff, """
            diff --git a/a b/a
            --- a/a
            +++ b/a
            @@ -1 +1 @@
            -B
            +b
            """);

        Assert.IsType<Outcome.Applied>(applied.Outcome);
    }

    [Fact]
    public void A_later_patch_sees_what_an_earlier_one_did()
    {
        var second = FourToFor.Replace("-four", "-FOUR").Replace("+FOUR", "+vier");
        var series = SeriesApplier.Apply(DiffText.Series(FourToFor, second), new MemoryTree { ["poem"] = Poem });

        Assert.All(series.Patches, patch => Assert.IsType<Outcome.Applied>(patch.Outcome));
        Assert.Equal(Poem.Replace("four", "vier"), Text(series.Patches[1].Files[0].New));
    }

    [Fact]
    public void A_rejected_patch_leaves_nothing_behind_and_does_not_stop_the_rest()
    {
        var half = FourToFor + "\n" + """
            diff --git a/nowhere b/nowhere
            --- a/nowhere
            +++ b/nowhere
            @@ -1 +1 @@
            -a
            +b
            """;
        var series = SeriesApplier.Apply(DiffText.Series(half, FourToFor), new MemoryTree { ["poem"] = Poem });

        Assert.Equal(new Outcome.Rejected("nowhere", 0, "The file does not exist."), series.Patches[0].Outcome);
        Assert.IsType<Outcome.Applied>(series.Patches[1].Outcome);
    }

    [Fact]
    public void A_patch_that_is_in_the_tree_already_is_recognised()
    {
        var applied = Apply(new() { ["poem"] = "0\n" + Poem.Replace("four", "FOUR") }, FourToFor);

        Assert.IsType<Outcome.AlreadyApplied>(applied.Outcome);
        var file = OnlyFile(applied);
        Assert.Equal("0\n" + Poem, Text(file.Old));
        Assert.Equal("0\n" + Poem.Replace("four", "FOUR"), Text(file.New));
        Assert.Equal((3, 3), (file.Hunks[0].OldStart, file.Hunks[0].NewStart));
    }

    [Fact]
    public void Without_a_tree_the_images_are_what_the_hunks_show()
    {
        var applied = SeriesApplier.Apply(DiffText.Series(FourToFor), null).Patches[0];

        Assert.IsType<Outcome.NotTried>(applied.Outcome);
        var file = OnlyFile(applied);
        Assert.Equal([new Fragment(2, "two\nthree\nfour\nfive\nsix\n", "section")], file.Old!.Fragments);
        Assert.Equal([new Fragment(2, "two\nthree\nFOUR\nfive\nsix\n", "section")], file.New!.Fragments);
        Assert.False(file.New.IsWhole);
    }

    [Fact]
    public void Without_a_tree_a_new_file_is_whole_all_the_same()
    {
        var diff = """
            diff --git a/new b/new
            new file mode 100644
            --- /dev/null
            +++ b/new
            @@ -0,0 +1,2 @@
            +hello
            +world
            \ No newline at end of file
            """;

        var file = OnlyFile(SeriesApplier.Apply(DiffText.Series(diff), null).Patches[0]);

        Assert.Null(file.Old);
        Assert.Equal(Image.Whole("hello\nworld").Fragments, file.New!.Fragments);
        Assert.True(file.New.IsWhole);
    }

    [Fact]
    public void Bytes_that_are_no_text_survive()
    {
        var text = "caf\u00e9\nna\u00c3\u00afve\r\nend\n";
        var diff = "diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n-caf\u00e9\n+th\u00e9\n na\u00c3\u00afve\r\n end\n";

        Assert.Equal("th\u00e9\nna\u00c3\u00afve\r\nend\n", Text(OnlyFile(Apply(new() { ["f"] = text }, diff)).New));
    }

    private static AppliedPatch Apply(MemoryTree tree, params string[] diffs) =>
        SeriesApplier.Apply(DiffText.Series(diffs), tree).Patches[^1];

    private static AppliedFile OnlyFile(AppliedPatch patch) => Assert.Single(patch.Files);

    private static string? Text(Image? image) => image is null ? null : Assert.Single(image.Fragments).Text;
}
