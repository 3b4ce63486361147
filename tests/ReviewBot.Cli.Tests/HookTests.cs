namespace ReviewBot.Cli.Tests;

/// <summary><c>reviewbot hook</c>, with git running what it writes.</summary>
public sealed class HookTests
{
    [Fact]
    public void A_push_with_a_finding_is_stopped_until_the_hook_is_gone()
    {
        using var branch = new Branch();
        var box = branch.Box;
        box.Git("init", "-q", "--bare", "remote.git");
        box.Git("remote", "add", "origin", "remote.git");
        box.Git("push", "-q", "origin", "main");
        Assert.EndsWith("/hooks/pre-push is written\n", Hook(box.Folder, "install"), StringComparison.Ordinal);
        Assert.EndsWith("/hooks/pre-push is written\n", Hook(box.Folder, "install"), StringComparison.Ordinal);

        branch.On("topic").Clean();
        Assert.Equal(0, Push(branch, "topic"));
        branch.WithRider();
        Assert.NotEqual(0, Push(branch, "topic"));
        Assert.NotEqual(0, Push(branch, "topic:other"));
        Assert.Equal(0, Push(branch, "main:copy"));
        Assert.Equal(0, Push(branch, ":copy"));

        Assert.EndsWith("/hooks/pre-push is removed\n", Hook(box.Folder, "uninstall"), StringComparison.Ordinal);
        Assert.Equal("there is no pre-push hook\n", Hook(box.Folder, "uninstall"));
        Assert.Equal(0, Push(branch, "topic"));
    }

    [Fact]
    public void A_commit_with_a_finding_is_stopped_unless_its_log_explains_it()
    {
        using var branch = new Branch();
        var box = branch.Box;
        Hook(box.Folder, "install", "commit-msg");
        branch.WithRiderInWorkTree();

        Assert.NotEqual(0, Git(branch, "commit", "-q", "-a", "-m", "foo: forget old errors"));
        Assert.Equal(0, Git(branch, "commit", "-q", "-a", "-m", "foo: forget old errors\n\nReview-accepted: unrelated/label-rename it was asked for"));
    }

    [Fact]
    public void The_hook_of_somebody_else_stays()
    {
        using var branch = new Branch();
        var path = branch.Box.Write(".git/hooks/pre-push", "#!/bin/sh\nexit 0\n");

        foreach (var word in new[] { "install", "uninstall" })
        {
            Cli.Run(Form.Managed, branch.Box.Folder, ["hook", word]).Refused(
                $"{path}: a hook of somebody else is there and stays as it is; it can call 'reviewbot gate' itself");
        }

        Assert.Equal("#!/bin/sh\nexit 0\n", File.ReadAllText(path));
    }

    [Fact]
    public void The_folder_is_the_one_that_git_uses()
    {
        using var branch = new Branch();
        var box = branch.Box;
        box.Git("worktree", "add", "-q", "linked", "-b", "other");

        Assert.Equal($"{box[".git/hooks/pre-push"]} is written\n", Hook(box["linked"], "install"));
        box.Git("config", "core.hooksPath", "my hooks");
        Assert.Equal($"{box["my hooks/pre-push"]} is written\n", Hook(box.Folder, "install"));
        Assert.Equal($"{box["linked/my hooks/pre-push"]} is written\n", Hook(box["linked"], "install"));
    }

    [Theory, ClassData<BothForms>]
    public void The_folder_may_be_in_the_users_own_settings(Form form)
    {
        using var branch = new Branch();
        branch.Box.Write(".gitconfig", "[core]\n\thooksPath = their hooks\n");

        var run = Cli.Run(
            "sh", branch.Box.Folder, ["-c", $"unset GIT_CONFIG_GLOBAL; HOME=$PWD; {Cli.CommandOf(form)} hook install"]);
        Assert.Equal($"{branch.Box["their hooks/pre-push"]} is written\n", run.Succeeded());
    }

    private static string Hook(string folder, params string[] arguments) =>
        Cli.Run(Form.Managed, folder, ["hook", .. arguments]).Succeeded();

    private static int Push(Branch branch, string what) => Git(branch, "push", "-q", "origin", what);

    /// <summary>Runs git with the program on the path under its name.</summary>
    private static int Git(Branch branch, params string[] arguments)
    {
        using var tools = new TestFolder();
        var program = tools.Write("reviewbot", $"#!/bin/sh\nexec {Cli.CommandOf(Form.Managed)} \"$@\"\n");
        Cli.Run("chmod", branch.Box.Folder, ["+x", program]).Succeeded();
        string[] words = ["-c", $"PATH='{tools.Path}':$PATH exec git \"$@\"", "git", .. arguments];
        return Cli.Run("sh", branch.Box.Folder, words).ExitCode;
    }
}
