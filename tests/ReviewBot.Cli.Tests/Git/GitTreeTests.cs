using ReviewBot.Cli.Git;
using ReviewBot.Mail;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Tests.Git;

public class GitTreeTests
{
    [Fact]
    public void A_name_that_is_not_UTF_8_is_refused_rather_than_misread()
    {
        using var box = new Sandbox();
        box.Git("init", "-q", "-b", "main", ".");
        var commit = "commit refs/heads/main\ncommitter C <c@example.org> 0 +0000\ndata 1\nx\n";
        var files = "M 100644 inline d/\u00fc\ndata 1\nx\nM 100644 inline f\ndata 1\nx\n";
        box.GitWith(commit + files, "fast-import", "--quiet");
        using var tree = GitTree.Open(box.Folder, "main");

        Assert.NotNull(tree.Find("f"));
        Assert.EndsWith(
            "is not UTF-8, and cannot be read",
            Assert.Throws<TreeException>(() => tree.Find("d/x")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_found_and_read_byte_for_byte()
    {
        using var box = new Sandbox().Commit(("a/b/c.c", "caf\u00e9\r\n"), ("top", ""));
        using var tree = GitTree.Open(box.Folder, null);

        Assert.Equal(box.Git("rev-parse", "HEAD").Trim(), tree.Id);
        var entry = tree.Find("a/b/c.c")!.Value;
        Assert.Equal(("a/b/c.c", GitMode.File), (entry.Path, entry.Mode));
        Assert.Equal(box.Git("rev-parse", "HEAD:a/b/c.c").Trim(), entry.Id);
        Assert.Equal("caf\u00e9\r\n", RawText.FromBytes(tree.Read(entry)));
        Assert.Empty(tree.Read(tree.Find("top")!.Value));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a/b")]
    [InlineData("nothing")]
    [InlineData("a/nothing/c.c")]
    [InlineData("a/b/c.c/d")]
    public void A_folder_or_nothing_is_not_a_file(string path)
    {
        using var box = new Sandbox().Commit(("a/b/c.c", "x\n"));
        using var tree = GitTree.Open(box.Folder, null);

        Assert.Null(tree.Find(path));
    }

    [Fact]
    public void A_name_outside_ASCII_is_found_by_its_bytes()
    {
        using var box = new Sandbox().Commit(("d\u00e4ta/\u00fc.c", "x\n"));
        using var tree = GitTree.Open(box.Folder, null);

        Assert.NotNull(tree.Find(RawText.FromBytes("d\u00e4ta/\u00fc.c"u8)));
    }

    [Fact]
    public void A_bare_repository_opens_at_a_branch_a_tag_a_short_id_or_a_tree()
    {
        using var box = new Sandbox().Commit(("f", "one\n"));
        box.Git("tag", "-a", "-m", "tag", "first");
        box.Commit(("f", "two\n"));
        box.Git("clone", "-q", "--bare", ".", "bare.git");

        Assert.Equal("two\n", Read("main"));
        Assert.Equal("one\n", Read("first"));
        Assert.Equal("one\n", Read("main~1"));
        Assert.Equal("two\n", Read(box.Git("rev-parse", "--short", "main").Trim()));
        Assert.Equal("one\n", Read("first^{tree}"));

        string Read(string revision)
        {
            using var tree = GitTree.Open(box["bare.git"], revision);
            return RawText.FromBytes(tree.Read(tree.Find("f")!.Value));
        }
    }

    [Fact]
    public void What_cannot_be_opened_is_said_in_one_line()
    {
        using var box = new Sandbox().Commit(("f", "x\n"));
        box.Git("init", "-q", "empty");
        box.Git("init", "-q", "--object-format=sha256", "sha256");
        Directory.CreateDirectory(box["plain"]);
        File.WriteAllText(box["sub"], "");

        Assert.Equal($"{box["plain"]}: not a git repository", Refusal(box["plain"], null));
        Assert.Equal($"{box.Folder}: no revision “nope”", Refusal(box.Folder, "nope"));
        Assert.Equal($"{box.Folder}: “bad..range” names no single revision", Refusal(box.Folder, "bad..range"));
        Assert.Equal($"{box.Folder}: “HEAD:f” is neither a commit nor a tree", Refusal(box.Folder, "HEAD:f"));
        Assert.Equal($"{box["empty"]}: the repository has no commit yet", Refusal(box["empty"], null));
        Assert.Equal(
            $"{box["sha256"]}: the repository has SHA-256 object ids, which libgit2 does not read", Refusal(
                box["sha256"], null));
    }

    [Fact]
    public void A_missing_blob_is_said_in_one_line()
    {
        using var box = new Sandbox().Commit(("f", "x\n"));
        var id = box.Git("rev-parse", "HEAD:f").Trim();
        var file = box[$".git/objects/{id[..2]}/{id[2..]}"];
        File.Delete(file);
        using var tree = GitTree.Open(box.Folder, null);

        var e = Assert.Throws<TreeException>(() => tree.Read(tree.Find("f")!.Value));
        Assert.Equal($"{box.Folder}: blob {id} of f is missing; is it a partial clone?", e.Message);
    }

    private static string Refusal(string path, string? revision) =>
        Assert.Throws<TreeException>(() => GitTree.Open(path, revision).Dispose()).Message;
}
