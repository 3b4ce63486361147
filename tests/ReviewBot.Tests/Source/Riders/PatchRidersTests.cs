using ReviewBot.Patches;
using ReviewBot.Source;
using ReviewBot.Source.Riders;
using ReviewBot.Trees;

namespace ReviewBot.Tests.Source.Riders;

public class PatchRidersTests
{
    private const string Real = """
        @@ -90,2 +90,3 @@ static int foo_set(struct foo *foo, long limit)
        +	limit = clamp(limit, 0, FOO_MAX);
         	return regmap_write(foo->map, FOO_LIMIT, limit);
         }

        """;

    [Fact]
    public void A_patch_of_riders_alone_rides_on_nothing()
    {
        const string Blank = """
            @@ -10,2 +10,3 @@ static int foo_get(struct foo *foo)
             	foo->a = 1;
            +
             	foo->b = 2;

            """;

        Assert.False(Riders(Blank).HasRest);
        Assert.True(Riders(Blank + Real).HasRest);
        Assert.Equal([RiderKind.BlankLines], Riders(Blank + Real).All.Select(rider => rider.Kind));
    }

    [Fact]
    public void A_run_that_renames_a_label_belongs_to_the_rename()
    {
        var riders = Riders("""
            @@ -10,7 +10,7 @@ static int foo_get(struct foo *foo)
             	if (foo->busy)
            -		goto out;
            +		goto unlock;
             	foo->a = 1;
            -out:
            +unlock:
             	mutex_unlock(&foo->lock);
             	return 0;
             }

            """);

        var rename = Assert.Single(riders.All);
        Assert.Equal(
            (RiderKind.LabelRename, "out", "unlock", "foo_get"), (
                rename.Kind, rename.Old, rename.New, rename.Function));
        Assert.Equal(2, rename.Runs.Length);
        Assert.Equal([13, 11], rename.Lines);
        Assert.False(riders.HasRest);
    }

    [Theory]
    [InlineData("foo_two", false)]
    [InlineData("foo_one", true)]
    public void A_change_explains_blank_lines_of_its_own_function(string changed, bool isExplained)
    {
        const string Old = """
            int foo_one(void)
            {
            	a = 1;
            	b = 2;
            	c = 3;
            	d = 4;
            	return 0;
            }

            int foo_two(void)
            {
            	return 1;
            }

            """;
        const string Blank = " int foo_one(void)\n {\n+\n \ta = 1;\n \tb = 2;\n \tc = 3;\n \td = 4;\n";
        var diff = changed == "foo_one"
            ? $"@@ -1,7 +1,9 @@\n{Blank}+\te = 5;\n \treturn 0;\n"
            : $"@@ -1,13 +1,15 @@\n{Blank} \treturn 0;\n }}\n \n int foo_two(void)\n {{\n+\te = 5;\n \treturn 1;\n }}\n";

        var blank = Assert.Single(Riders(diff, Old).All);

        Assert.Equal((RiderKind.BlankLines, isExplained), (blank.Kind, blank.IsExplained));
    }

    [Theory]
    [InlineData("\t    b)", "\t\tb)", true)]
    [InlineData("\t\tb)", "\t\t b)", true)]
    [InlineData("\t\tb)", "\t    b)", false)]
    [InlineData("\t    b)", "\t  b)", true)]
    public void Alignment_that_gets_worse_is_not_explained_by_the_rest_of_its_statement(
        string old, string now, bool isWorse)
    {
        var riders = Riders(
            "@@ -10,4 +10,4 @@ static int foo_get(struct foo *foo)\n \tint ret;\n"
            + $"-\tif (a[0] ||\n-{old}\n+\tif (a[1] ||\n+{now}\n \t\treturn 0;\n");

        Assert.Equal(isWorse ? [true] : [], riders.All.Select(rider => rider.IsWorse));
    }

    [Fact]
    public void Functions_that_change_places_are_one_move_whatever_lines_the_diff_shows()
    {
        const string Old = """
            int foo_one(struct foo *foo)
            {
            	foo->a = 1;
            	return 0;
            }

            int foo_two(struct foo *foo)
            {
            	foo->b = 2;
            	return 0;
            }

            int foo_set(struct foo *foo)
            {
            	return 0;
            }

            """;
        const string Diff = """
            @@ -1,16 +1,17 @@
            -int foo_one(struct foo *foo)
            +int foo_two(struct foo *foo)
             {
            -	foo->a = 1;
            +	foo->b = 2;
             	return 0;
             }

            -int foo_two(struct foo *foo)
            +int foo_one(struct foo *foo)
             {
            -	foo->b = 2;
            +	foo->a = 1;
             	return 0;
             }

             int foo_set(struct foo *foo)
             {
            +	foo->c = 3;
             	return 0;
             }

            """;

        var riders = Riders(Diff, Old);

        var move = Assert.Single(riders.All);
        Assert.Equal((RiderKind.Move, "foo_two", false), (move.Kind, move.Function, move.IsExplained));
        Assert.Equal(4, move.Runs.Length);
        Assert.True(riders.HasRest);
    }

    [Theory]
    [InlineData("if (foo == NULL)", "if (!foo)", true)]
    [InlineData("if (NULL != foo->bar)", "if (foo->bar)", true)]
    [InlineData("return a && b == NULL;", "return a && !b;", true)]
    [InlineData("if (foo == NULL)", "if (foo)", false)]
    [InlineData("if (a + b == NULL)", "if (!a + b)", false)]
    public void Comparisons_with_NULL_may_be_written_in_two_ways(string old, string now, bool same)
    {
        var riders = Riders($"@@ -10,3 +10,3 @@ static int foo_get(struct foo *foo)\n \tint ret;\n-\t{old}\n+\t{now}\n \t\treturn 0;\n");

        Assert.Equal(same, riders.All.Any(rider => rider.Kind == RiderKind.Style));
    }

    [Fact]
    public void Statements_that_move_within_a_function_are_no_riders() =>
        Assert.Empty(Riders("""
            @@ -10,8 +10,8 @@ static int foo_get(struct foo *foo)
            -	foo_lock(foo);
            -	foo_wake(foo);
             	foo->a = 1;
             	foo->b = 2;
            +	foo_lock(foo);
            +	foo_wake(foo);
             	return 0;

            """).All);

    internal static PatchRiders Riders(string hunks, string? old = null)
    {
        var patch = PatchParser.ParseText(
            $"Subject: [PATCH] foo: set it\n\n---\n--- a/foo.c\n+++ b/foo.c\n{hunks}", "test");
        var series = new Series { Subject = "foo", Version = 1, Total = 1, Patches = [patch], RootId = null, Author = patch.Author };
        var tree = old is null ? null : new Tests.Trees.MemoryTree { ["foo.c"] = old };
        return new SeriesView(SeriesApplier.Apply(series, tree)).Patches[0].Riders;
    }
}
