using System.Text;
using System.Text.Json;

namespace ReviewBot.Cli.Tests;

/// <summary><c>reviewbot gate</c>: the same words as for the mails, and a range for every state of a repository.</summary>
public sealed class GateTests
{
    [Theory, ClassData<BothForms>]
    public void Commits_and_their_mails_have_the_same_findings(Form form)
    {
        using var branch = new Branch().On("topic").Clean().WithRider();
        branch.Box.Git("mv", "foo.c", "bar.c");
        branch.Box.Git("commit", "-q", "-m", "foo: call it bar");
        var mails = Encoding.Latin1.GetBytes(branch.Box.Git("format-patch", "--stdout", "main"));

        var review = Cli.Run(form, branch.Box.Folder, ["review", "-", "--base", "main", "--format", "json"], mails);
        var gate = Cli.Run(form, branch.Box.Folder, ["gate", "main..", "--format", "json"]);

        Assert.Equal(1, review.ExitCode);
        Assert.Equal(Findings(review), Findings(gate));
        Assert.Contains("unrelated/label-rename", Findings(gate), StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void The_branch_is_compared_with_its_upstream(Form form)
    {
        using var branch = new Branch();
        var box = branch.Box;
        box.Git("clone", "-q", ".", "clone");
        box.Git("-C", "clone", "checkout", "-q", "-b", "topic", "--track", "origin/main");
        Assert.Equal(0, Cli.Run(form, box["clone"], ["gate"]).ExitCode);

        branch.Clean();
        box.Git("-C", "clone", "pull", "-q", "--ff-only", "..", "main");
        var clean = Cli.Run(form, box["clone"], ["gate"]);
        Assert.Equal("", clean.Error);
        Assert.EndsWith("1 series, 1 patch: no findings\n", clean.Output, StringComparison.Ordinal);
        Assert.Equal(0, clean.ExitCode);

        branch.WithRider();
        box.Git("-C", "clone", "pull", "-q", "--ff-only", "..", "main");
        var rider = Cli.Run(form, box["clone"], ["gate"]);
        Assert.Contains("The label \"err\" is only renamed to \"out_free\"", rider.Output, StringComparison.Ordinal);
        Assert.Equal(1, rider.ExitCode);

        Cli.Run(form, box["clone"], ["gate", "nosuch..HEAD"]).Refused(".: no revision “nosuch”");
    }

    [Theory, ClassData<BothForms>]
    public void A_shallow_clone_with_a_detached_HEAD_is_enough(Form form)
    {
        using var branch = new Branch().Clean().Clean().Clean();
        branch.On("topic").WithRider();
        var box = branch.Box;
        box.Git("checkout", "-q", "main");
        box.Git("clone", "-q", "--depth", "3", "--branch", "topic", $"file://{box.Folder}", "clone");
        box.Git("-C", "clone", "checkout", "-q", "--detach");

        Assert.Equal(0, Cli.Run(form, box["clone"], ["gate", "HEAD~2..HEAD~1"]).ExitCode);
        Assert.Equal(1, Cli.Run(form, box["clone"], ["gate", "HEAD~1..HEAD"]).ExitCode);
        Cli.Run(form, box["clone"], ["gate", "HEAD~5..HEAD"]).Refused(
            ".: no revision “HEAD~5”; the clone is shallow, 'git fetch --unshallow' gets the rest");
        Cli.Run(form, box["clone"], ["gate", "HEAD~2"]).Refused(
            $".: the clone is shallow and ends at {box.Git("rev-parse", "topic~2")[..12]}, so what that commit changes is "
                + "not known; 'git fetch --deepen=1' gets one more");
        Cli.Run(form, box["clone"], ["gate"]).Refused(
            ".: nothing tells where HEAD starts: no upstream, no default branch of a remote, no main or master; "
                + "name a range, such as HEAD~3..HEAD");

        box.Git("-C", "clone", "fetch", "-q", "--depth", "3", "origin", "main:refs/remotes/origin/main");
        Assert.Equal(1, Cli.Run(form, box["clone"], ["gate"]).ExitCode);
    }

    [Fact]
    public void Without_an_upstream_the_default_branch_is_the_start()
    {
        using var branch = new Branch().On("topic").Clean();
        branch.Box.Git("checkout", "-q", "main");
        branch.Commit("other", "other\n");
        branch.Box.Git("checkout", "-q", "topic");

        Assert.Contains("1 patch", branch.Gate().Succeeded(), StringComparison.Ordinal);
        Assert.Contains("1 patch", branch.Gate("..topic").Succeeded(), StringComparison.Ordinal);
        Assert.Contains("1 patch", branch.Gate("main...topic").Succeeded(), StringComparison.Ordinal);
        branch.Box.Git("checkout", "-q", "main");
        branch.Box.Git("branch", "-q", "-D", "topic");
        branch.Gate().Refused(
            ".: nothing tells where the branch “main” starts: no upstream, no default branch of a remote, no main or "
                + "master; name a range, such as HEAD~3..HEAD");
    }

    [Fact]
    public void An_empty_range_is_no_failure()
    {
        using var branch = new Branch().On("topic");
        var run = branch.Gate();

        Assert.Equal("reviewbot: nothing to look at: no commit in main..HEAD changes a file\n", run.Error);
        Assert.Equal("0 series, 0 patches: no findings\n", run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void Merges_are_left_out_and_each_side_is_applied_where_it_was_made()
    {
        using var branch = new Branch().On("topic").Clean();
        branch.Box.Git("checkout", "-q", "main");
        branch.Commit("foo: a head\n", "/* head */\n" + Branch.Driver);
        branch.Box.Git("checkout", "-q", "-b", "both", "topic");
        branch.Box.Git("merge", "-q", "--no-edit", "main");
        var json = Json(branch.Gate("topic~1..both", "--format", "json"));

        var series = json.GetProperty("series")[0];
        Assert.Equal(
            ["applied", "applied"],
            series.GetProperty("patches").EnumerateArray().Select(patch => patch.GetProperty("outcome").GetString()!));
        Assert.Equal(JsonValueKind.Null, series.GetProperty("cover").ValueKind);
    }

    [Fact]
    public void The_merge_that_CI_tests_is_compared_with_its_first_parent()
    {
        using var branch = new Branch().On("topic").WithRider();
        var box = branch.Box;
        box.Git("checkout", "-q", "--detach", "main");
        box.Git("merge", "-q", "--no-ff", "-m", "Merge topic\n\nWhy all of it.", "topic");
        box.Git("branch", "-q", "-D", "main");
        var run = branch.Gate("--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("Merge topic", Json(run).GetProperty("series")[0].GetProperty("subject").GetString());
    }

    [Theory]
    [InlineData("description")]
    [InlineData("b4")]
    public void What_the_branch_says_is_the_cover(string from)
    {
        using var branch = new Branch().On("topic");
        if (from == "b4")
            branch.Box.Git("commit", "-q", "--allow-empty", "-m", "foo: all of it\n\nWhy.\n\n--- b4-submit-tracking ---\n{}");
        else
            branch.Box.Git("config", "branch.topic.description", "foo: all of it\n\nWhy.\n");

        branch.Clean();
        var series = Json(branch.Gate("--format", "json")).GetProperty("series")[0];

        Assert.Equal("foo: all of it", series.GetProperty("subject").GetString());
        Assert.Equal("[PATCH 0/1] foo: all of it", series.GetProperty("cover").GetProperty("subject").GetString());
        Assert.Equal(1, series.GetProperty("patches")[0].GetProperty("index").GetInt32());
    }

    [Fact]
    public void Commits_can_be_named_one_by_one()
    {
        using var branch = new Branch().Clean().WithRider().Clean();

        Assert.Equal(1, branch.Gate("HEAD~1").ExitCode);
        Assert.Contains("2 patches: no findings", branch.Gate("HEAD", "HEAD~2").Succeeded(), StringComparison.Ordinal);
        branch.Gate("HEAD^{tree}").Refused(".: “HEAD^{tree}” is no commit");
        branch.Gate("HEAD~1..", "HEAD").Refused("reviewbot: a range stands alone, but there are 2 revisions");
    }

    [Fact]
    public void What_is_not_committed_yet_can_be_looked_at()
    {
        using var branch = new Branch();
        Assert.Equal("reviewbot: nothing to look at: nothing is staged\n", branch.Gate("--staged").Error);

        var driver = Branch.Driver.Replace("\treturn ret;", "        return ret;", StringComparison.Ordinal);
        branch.Box.Write("foo.c", driver);
        Assert.Equal(0, branch.Gate("--staged").ExitCode);
        Assert.Contains("damage/whitespace", branch.Gate("--worktree").Output, StringComparison.Ordinal);

        branch.Box.Git("add", "foo.c");
        Assert.Contains("damage/whitespace", branch.Gate("--staged").Output, StringComparison.Ordinal);
        Assert.Equal(driver, branch.Read());
    }

    [Fact]
    public void The_log_of_the_commit_to_be_counts()
    {
        using var branch = new Branch().WithRider();
        branch.Box.Git("reset", "-q", "--soft", "HEAD~1");
        branch.Box.Write("message", "foo: forget old errors, rename label err to out_free\n\n# a comment\n");

        Assert.Equal(1, branch.Gate("--staged").ExitCode);
        Assert.Equal(0, branch.Gate("--staged", "--log", branch.Box["message"]).ExitCode);
    }

    [Fact]
    public void Work_trees_submodules_and_bare_repositories_work()
    {
        using var branch = new Branch().On("topic").WithRider();
        var box = branch.Box;
        box.Git("branch", "-q", "other");
        box.Git("worktree", "add", "-q", "linked", "other");
        box.Git("clone", "-q", "--bare", ".", "bare.git");
        box.Git("init", "-q", "super");
        box.Git("-C", "super", "-c", "protocol.file.allow=always", "submodule", "add", "-q", box.Folder, "sub");

        Assert.Equal(1, Branch.In(box["linked"]).ExitCode);
        Assert.Equal(1, Branch.In(box["bare.git"], "main..topic").ExitCode);
        Assert.Equal(1, Branch.In(box["super/sub"], "origin/main..HEAD").ExitCode);
        Branch.In(box["bare.git"], "--staged").Refused(".: a bare repository has no work tree");
        box.Git("-C", "super", "commit", "-q", "-m", "a submodule");
        box.Git("-C", "super", "checkout", "-q", "-b", "next");
        box.Git("-C", "super/sub", "checkout", "-q", "HEAD~1");
        box.Git("-C", "super", "commit", "-q", "-a", "-m", "move the submodule");
        Assert.Equal(0, Branch.In(box["super"], "HEAD~1..").ExitCode);
    }

    [Fact]
    public void What_cannot_be_read_is_said_in_a_line()
    {
        using var branch = new Branch().Clean();
        var box = branch.Box;
        box.Git("init", "-q", "--object-format=sha256", "sha256");
        box.Git("-C", "sha256", "commit", "-q", "--allow-empty", "-m", "x");
        box.Git("init", "-q", "empty");
        box.Git("config", "uploadpack.allowFilter", "true");
        box.Git("clone", "-q", "--bare", "--filter=blob:none", $"file://{box.Folder}", "partial.git");

        Assert.Contains("SHA-256", Branch.In(box["sha256"]).Error, StringComparison.Ordinal);
        Branch.In(box["empty"]).Refused(".: the repository has no commit yet");
        var partial = Branch.In(box["partial.git"], "HEAD~1..");
        Assert.Equal(2, partial.ExitCode);
        Assert.Contains("is it a partial clone?", partial.Error, StringComparison.Ordinal);

        using var nowhere = new TestFolder();
        Assert.Equal(2, Branch.In(nowhere.Path).ExitCode);
        branch.Gate("--tree", "nowhere").Refused("nowhere: no such folder");
        branch.Gate("--staged", "HEAD").Refused(
            "reviewbot: a range is of commits; --staged and --worktree are not committed yet; see 'reviewbot gate --help'");
    }

    private static JsonElement Json(CliRun run) => JsonDocument.Parse(run.Output).RootElement;

    private static string Findings(CliRun run) => string.Join('\n', Json(run).GetProperty("series").EnumerateArray()
        .SelectMany(series => series.GetProperty("patches").EnumerateArray())
        .Select(patch => patch.GetProperty("findings").GetRawText()));
}
