using ReviewBot.Cli.Git;
using ReviewBot.Mail;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Tests.Git;

public class FolderTreeTests
{
    [Fact]
    public void Files_are_read_with_their_modes()
    {
        using var box = new Sandbox();
        box.Write("a/b.c", "caf\u00e9\n");
        File.Copy("/bin/sh", box["run"]);
        var tree = new FolderTree(box.Folder);

        Assert.Equal(new TreeEntry("a/b.c", GitMode.File, ""), tree.Find("a/b.c"));
        Assert.Equal("caf\u00e9\n", RawText.FromBytes(tree.Read(tree.Find("a/b.c")!.Value)));
        Assert.Equal(GitMode.Executable, tree.Find("run")!.Value.Mode);
        Assert.Null(tree.Find("a"));
        Assert.Null(tree.Find("nothing/at/all"));
        Assert.Null(tree.List(""));
    }

    [Fact]
    public void A_link_is_its_target_and_is_never_followed()
    {
        using var box = new Sandbox();
        box.Write("secret/key", "hidden\n");
        Directory.CreateDirectory(box["tree"]);
        File.CreateSymbolicLink(box["tree/file"], "../secret/key");
        File.CreateSymbolicLink(box["tree/folder"], "../secret");
        File.CreateSymbolicLink(box["tree/broken"], "nowhere");
        var tree = new FolderTree(box["tree"]);

        Assert.Equal(GitMode.Link, tree.Find("file")!.Value.Mode);
        Assert.Equal("../secret/key", RawText.FromBytes(tree.Read(tree.Find("file")!.Value)));
        Assert.Equal("../secret", RawText.FromBytes(tree.Read(tree.Find("folder")!.Value)));
        Assert.Equal("nowhere", RawText.FromBytes(tree.Read(tree.Find("broken")!.Value)));
        Assert.Null(tree.Find("folder/key"));
        Assert.Null(tree.Find("../secret/key"));
        Assert.Null(tree.Find(box["secret/key"]));
    }
}
