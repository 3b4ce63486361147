using System.Text;
using CsCheck;
using ReviewBot.Cli.Git;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Tests.Git;

/// <summary>What the history says about a patch that does not apply.</summary>
public sealed class RejectHistoryTests
{
    private const string Nowhere = "diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n";

    [Fact]
    public void The_commit_that_last_changed_a_file_is_the_one_that_git_log_names()
    {
        using var box = new Sandbox();
        box.Git("init", "-q", "-b", "main", ".");
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[1, 8]).Array[2, 14].Sample(
            commits =>
            {
                Import(box, commits);
                var expected = box.Git("log", "-1", "--format=%H", "main", "--", "d/f").Trim();
                using var tree = GitTree.Open(box.Folder, "main");
                using var history = GitHistory.Open(box.Folder);

                var diff = Nowhere.Replace("/f", "/d/f", StringComparison.Ordinal);
                var rejected = Reject(tree, history, diff);

                // git log names the commit that took a file away, too
                Assert.Equal(tree.Find("d/f") is null ? null : expected, rejected.LastChange?.Id);
            },
            iter: 40,
            threads: 1);
    }

    [Fact]
    public void The_newest_commit_that_takes_the_series_is_named()
    {
        using var box = new Sandbox().Commit(("f", "one\ntwo\nthree\n"), ("g", "x\n"));
        box.Commit(("g", "y\n")).Commit(("f", "one\nII\nthree\n")).Commit(("g", "z\n"));
        using var tree = GitTree.Open(box.Folder, "main");
        using var history = GitHistory.Open(box.Folder);

        var rejected = Reject(tree, history, Nowhere);

        Assert.Equal(box.Git("rev-parse", "main~1").Trim(), rejected.LastChange?.Id);
        Assert.Equal(box.Git("rev-parse", "main~2").Trim(), rejected.NearestBase?.Id);
    }

    [Fact]
    public void Where_history_is_cut_off_nobody_is_named()
    {
        using var origin = new Sandbox().Commit(("f", "one\nII\nthree\n")).Commit(("g", "y\n")).Commit(("g", "z\n"));
        using var box = new Sandbox();
        box.Git("clone", "-q", "--depth", "2", $"file://{origin.Folder}", "shallow");
        using var tree = GitTree.Open(box["shallow"], "main");
        using var history = GitHistory.Open(box["shallow"]);

        Assert.Null(Reject(tree, history, Nowhere).LastChange);
        Assert.NotNull(Reject(tree, history, Nowhere.Replace("/f", "/g", StringComparison.Ordinal)).LastChange);
    }

    private static Outcome.Rejected Reject(GitTree tree, GitHistory history, string diff)
    {
        var found = new FoundBase(tree, "option") { History = new Lazy<IHistory>(() => history) };
        return Assert.IsType<Outcome.Rejected>(found.Apply(Diffs.Series(diff)).Patches[0].Outcome);
    }

    // each commit: what it does to the file, and which earlier ones are its parents
    private static void Import(Sandbox box, (int What, int Other, int Parent)[] commits)
    {
        var stream = new StringBuilder("reset refs/heads/main\n");
        for (var i = 0; i < commits.Length; i++)
        {
            var (what, other, parent) = commits[i];
            stream.Append($"commit refs/heads/main\nmark :{i + 1}\ncommitter C <c@example.org> {i} +0000\ndata 1\nx\n");
            if (i > 0)
                stream.Append($"from :{i}\n");
            if (parent < i && what != 3)
                stream.Append($"merge :{parent}\n");
            if (what < 2)
                stream.Append($"M 100644 inline d/f\ndata 1\n{what}\n");
            if (what == 2 && i > 0 && other == 0)
                stream.Append("D d/f\n");
            stream.Append($"M 100644 inline d/other\ndata 1\n{other}\n");
        }

        box.GitWith(stream.ToString(), "fast-import", "--quiet", "--force");
    }
}
