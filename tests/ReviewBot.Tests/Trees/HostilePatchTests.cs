using System.Diagnostics;
using System.Text;
using ReviewBot.Trees;

namespace ReviewBot.Tests.Trees;

/// <summary>What a hostile patch asks for is refused, in bounded time and memory.</summary>
public class HostilePatchTests
{
    private const string GivenUp = "The search was given up: the patch asks for more work than any honest one does.";

    [Fact]
    public void Lines_that_are_all_alike_do_not_make_the_search_endless() => Bounded(
        new() { ["f"] = Repeat("x\n", 50_000) },
        $"{Header("f")}@@ -20000,4002 +20000,4002 @@\n{Repeat(" x\n", 4000)}-y\n+z\n x\n",
        GivenUp);

    [Fact]
    public void Ten_thousands_of_hunks_in_the_wrong_order_are_bounded()
    {
        var diff = new StringBuilder(Header("f"));
        for (var i = 60_000; i > 0; i--)
            diff.Append($"@@ -{(3 * i) + 1},3 +{(3 * i) + 1},4 @@\n {3 * i}\n+\n {(3 * i) + 1}\n {(3 * i) + 2}\n");

        Bounded(
            new(
                )
            {
                ["f"] = string.Concat(
                    Enumerable.Range(0, 200_000).Select(i => $"{i}\n"))
            }, diff.ToString(), GivenUp);
    }

    [Fact]
    public void Many_copies_of_a_large_file_do_not_fill_the_memory()
    {
        var diff = new StringBuilder();
        for (var i = 0; i < 2000; i++)
            diff.Append($"diff --git a/f b/c{i}\ncopy from f\ncopy to c{i}\n--- a/f\n+++ b/c{i}\n@@ -1,2 +1,2 @@\n-head\n+{i}\n body\n");

        Bounded(
            new(
                )
            {
                ["f"] = "head\nbody\n" + Repeat(
                    new string('x', 100) + "\n",
                    10_000)
            }, diff.ToString(), "The patch makes larger files than any honest one does.");
    }

    [Fact]
    public void Numbers_at_the_end_of_the_scale_are_only_numbers() => Bounded(
        new() { ["f"] = "a\nb\nc\n" },
        $"{Header("f")}@@ -99999999,3 +99999999,3 @@\n a\n-b\n+B\n c\n",
        null);

    [Fact]
    public void A_path_of_a_thousand_folders_is_refused() => Bounded(
        new(),
        $"diff --git a/{Repeat("a/", 1000)}f b/{Repeat("a/", 1000)}f\nnew file mode 100644\n--- /dev/null\n+++ b/{Repeat("a/", 1000)}f\n@@ -0,0 +1 @@\n+x\n",
        "The path is refused: it is more than 128 folders deep.");

    private static void Bounded(MemoryTree tree, string diff, string? reason)
    {
        var series = DiffText.Series(diff);
        var watch = Stopwatch.StartNew();
        var outcome = SeriesApplier.Apply(series, tree).Patches[0].Outcome;

        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"{watch.Elapsed}");
        Assert.Equal(reason, (outcome as Outcome.Rejected)?.Reason);
    }

    private static string Header(string path) => $"diff --git a/{path} b/{path}\n--- a/{path}\n+++ b/{path}\n";

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
