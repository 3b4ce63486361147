using System.Globalization;
using System.Text;
using ReviewBot.Cli.Git;
using ReviewBot.Patches;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Tests.Git;

/// <summary>What a history knows of the commits that Fixes: trailers name.</summary>
public sealed class NamedCommitTests
{
    [Fact]
    public void A_commit_is_found_missed_or_on_another_branch()
    {
        using var box = new Sandbox();
        box.Git("init", "-q", "-b", "main", ".");
        Import(box, 1100);
        Import(box, 1, "refs/heads/side", "elsewhere", "main~50");
        var (old, side) = (box.Git("rev-parse", "main~700").Trim(), box.Git("rev-parse", "side").Trim());
        using var tree = GitTree.Open(box.Folder, "main");
        using var history = GitHistory.Open(box.Folder, "main");

        var log = $"text\n\nFixes: {old[..12]} (\"commit 400\")\nFixes: {side[..12]} (\"elsewhere\")\nFixes: 0123456789ab (\"no\")\n"
            + "Fixes: https://example.org/bug/1\nSigned-off-by: A <a@example.org>\n";
        var known = new FoundBase(tree, "base-commit") { History = new(() => history) }.Apply(Series(log)).Named;

        Assert.Equal([old, side, null], known.Select(named => named.Commit?.Id));
        Assert.Equal(["commit 400", "elsewhere", null], known.Select(named => named.Commit?.Title));
        Assert.Equal([true, false, false], known.Select(named => named.IsBehind));

        // of a base that is a guess, nobody knows what is behind it
        var guessed = new FoundBase(tree, "blobs") { History = new(() => history) }.Apply(Series(log)).Named;
        Assert.All(guessed, named => Assert.Null(named.IsBehind));
    }

    [Fact]
    public void A_tree_that_begins_with_an_import_knows_nothing()
    {
        using var box = new Sandbox();
        box.Git("init", "-q", "-b", "main", ".");
        Import(box, 900);
        using var tree = GitTree.Open(box.Folder, "main");
        using var history = GitHistory.Open(box.Folder, "main");

        var found = new FoundBase(tree, "base-commit") { History = new(() => history) };
        Assert.Empty(found.Apply(Series("text\n\nFixes: 0123456789ab (\"no\")\n")).Named);
    }

    private static Series Series(string log) => new()
    {
        Subject = "title",
        Version = 1,
        Total = 1,
        Patches = [PatchParser.ParseText($"Subject: [PATCH] title\n\n{log}---\n--- /dev/null\n+++ b/g\n@@ -0,0 +1 @@\n+x\n", "test")],
        RootId = null,
        Author = new Mail.Address("A", "a@example.org"),
    };

    private static void Import(Sandbox box, int commits, string branch = "refs/heads/main", string title = "commit", string? from = null)
    {
        var text = new StringBuilder();
        for (var i = 1; i <= commits; i++)
        {
            var message = commits == 1 ? title : $"{title} {i}";
            text.Append(CultureInfo.InvariantCulture, $"commit {branch}\ncommitter A <a@example.org> {1_700_000_000 + (i * 60)} +0000\n")
                .Append(CultureInfo.InvariantCulture, $"data {message.Length}\n{message}\n");
            if (i == 1 && from is not null)
                text.Append(CultureInfo.InvariantCulture, $"from {box.Git("rev-parse", from).Trim()}\n");

            text.Append("M 644 inline f\ndata 1\nx\n");
        }

        box.GitWith(text.ToString(), "fast-import", "--quiet", "--force");
    }
}
