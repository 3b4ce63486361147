using ReviewBot.Cli.Git;
using ReviewBot.Reviews;

namespace ReviewBot.Cli.Tests.Git;

public class TreeLocatorTests
{
    [Fact]
    public void A_repository_is_taken_at_HEAD_or_at_the_base_asked_for()
    {
        using var box = new Sandbox().Commit(("f", "one\n")).Commit(("f", "two\n"));
        var (head, first) = (box.Git("rev-parse", "HEAD").Trim(), box.Git("rev-parse", "HEAD~1").Trim());

        Assert.Equal(new TreeInfo(box.Folder, head, "branch"), Find(box.Folder, null));
        Assert.Equal(new TreeInfo(box.Folder, first, "option"), Find(box.Folder, "HEAD~1"));
        Assert.Equal(new TreeInfo(box[".git"], head, "branch"), Find(box[".git"], null));
    }

    [Fact]
    public void A_folder_that_is_no_repository_is_a_tree_without_a_base()
    {
        using var box = new Sandbox().Commit(("plain/f", "one\n"));

        Assert.Equal(new TreeInfo(box["plain"], null, "none"), Find(box["plain"], null));
        Assert.Equal(
            $"{box["plain"]}: not a git repository, so there is no revision “main”",
            Assert.Throws<TreeException>(() => Find(box["plain"], "main")).Message);
    }

    [Fact]
    public void A_path_that_is_no_folder_is_said_so()
    {
        using var box = new Sandbox();
        box.Write("f", "");

        Assert.Equal($"{box["f"]}: not a folder", Assert.Throws<TreeException>(() => Find(box["f"], null)).Message);
        Assert.Equal($"{box["g"]}: no such folder", Assert.Throws<TreeException>(() => Find(box["g"], null)).Message);
    }

    [Fact]
    public void Without_an_option_the_repository_around_the_folder_is_taken_if_there_is_one()
    {
        using var box = new Sandbox().Commit(("a/b/f", "one\n"));
        using var other = new Sandbox();
        var head = box.Git("rev-parse", "HEAD").Trim();

        Assert.Equal(new TreeInfo(".", head, "branch"), Around(box.Folder, null));
        Assert.Equal(new TreeInfo("../..", head, "option"), Around(box["a/b"], "main"));
        Assert.Equal(TreeInfo.None, Around(other.Folder, null));
        Assert.Equal(
            $"{other.Folder}: not in a git repository, so there is no revision “main”",
            Assert.Throws<TreeException>(() => Around(other.Folder, "main")).Message);
    }

    private static TreeInfo Find(string? option, string? revision)
    {
        var (tree, info) = TreeLocator.Find(option, revision);
        (tree as IDisposable)?.Dispose();
        return info;
    }

    private static TreeInfo Around(string folder, string? revision)
    {
        var (tree, info) = TreeLocator.Around(folder, revision);
        (tree as IDisposable)?.Dispose();
        return info;
    }
}
