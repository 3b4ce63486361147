using System.Text;
using CsCheck;
using ReviewBot.Cli.Git;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Tests.Git;

/// <summary>Random trees, random changes, in every dialect of git's diffs: the tree ids must be those of git.</summary>
public class TreesLikeGitTests
{
    private static readonly string[] Paths = ["a", "a/b", "a/b/c", "a.c", "a-b/x y", "d/e", "d/f", "top", "\u00fc/\u00e4"];

    private static readonly string[] Contents =
    [
        "", "x", "x\n", "dos\r\nfile\r\n", "caf\u00e9\n", "\0\u0001\u0002", Count(60), Count(60) + "end\n", Count(60)
            .Replace("\n", "\r\n"),
        new string('\u00ff', 2000) + "\0" + Count(400), new string('\u00ff', 2000) + "\0" + Count(390) + "\u0001",
    ];

    private static readonly int[] Modes = [GitMode.File, GitMode.File, GitMode.Executable, GitMode.Link];

    private static readonly Gen<(string Path, int Mode, string Content)[]> Tree =
        Gen.Select(
            Gen.Int[0, Paths.Length - 1].Select(i => Paths[i]),
            Gen.Int[0, Modes.Length - 1].Select(i => Modes[i]),
            Gen.Int[0, Contents.Length - 1].Select(i => Contents[i]))
        .Array[0, 7]
        .Select(files => files.Aggregate(Array.Empty<(string Path, int Mode, string Content)>(), (kept, file) =>
            kept.Any(other => Clash(other.Path, file.Item1)) ? kept : [.. kept, file]));

    [Fact]
    public void Every_patch_ends_in_the_tree_that_git_has()
    {
        using var box = new Sandbox();
        box.Git("init", "-q", "--bare", ".");
        var dialect = Gen.OneOf(
            Gen.Const<string[]>(["--no-renames"]),
            Gen.Const<string[]>(["-M", "-C", "--find-copies-harder"]),
            Gen.Const<string[]>(["--full-index", "-U0", "--inter-hunk-context=1"]),
            Gen.Const<string[]>(["-B", "-U1"]));
        Gen.Select(Tree, Tree, Tree, dialect).Sample(
            (first, second, third, options) =>
            {
                Import(box, first, second, third);
                var expected = box.Git("log", "--reverse", "--format=%T", "main")
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries);
                string[] diffs = [Diff(box, options, "main~2", "main~1"), Diff(box, options, "main~1", "main")];
                // git prints, but does not apply, a rename to a path whose file became a link
                if (!Applies(box, diffs[0], "main~2") || !Applies(box, diffs[1], "main~1"))
                    return;

                if (!first.Concat(second).Any(file => file.Content.Contains('\0', StringComparison.Ordinal)))
                    AssertPatchId(box);
                using var tree = GitTree.Open(box.Folder, "main~2");
                var series = Diffs.Series(diffs);
                var applied = SeriesApplier.Apply(series, tree);
                var ids = applied.Patches.Select(
                    patch => (patch.Outcome as Outcome.Applied)?.TreeId ?? patch.Outcome.ToString());
                Assert.True(
                    ids.SequenceEqual(expected[1..])
                        && Blobs(applied), string.Join("\n", [.. ids, .. expected, .. diffs]));
            },
            iter: 60,
            threads: 1);
    }

    // git counts binary data and a file that became a link otherwise than a mail shows them
    private static void AssertPatchId(Sandbox box)
    {
        var diff = Diff(box, ["-M"], "main~2", "main~1");
        var patch = Diffs.Series(diff).Patches[0];
        if (patch.Files.DistinctBy(file => file.Path).Count() < patch.Files.Length)
            return;

        var mail = box.Git("format-patch", "--stdout", "--base=main~2", "-1", "main");
        if (mail.Contains("prerequisite-patch-id: ", StringComparison.Ordinal))
            Assert.True(mail.Contains($"prerequisite-patch-id: {PatchId.Of(patch)}", StringComparison.Ordinal), diff);
    }

    private static bool Blobs(AppliedSeries applied) => applied.Patches.SelectMany(patch => patch.Files).All(file =>
        file is not { New: { } image, Change.NewBlob: { } id }
            || ObjectIds.OfBlob(image.Fragments[0].Text).StartsWith(id, StringComparison.Ordinal));

    private static string Diff(Sandbox box, string[] options, string from, string to)
    {
        var diff = box.Git(["diff", "--binary", .. options, from, to]);
        // a mail without a diff is no patch; this one says nothing
        return diff.Length > 0 ? diff : "diff --git a/none b/none\nold mode 100644\nnew mode 100644\n";
    }

    private static bool Applies(Sandbox box, string diff, string to)
    {
        box.Write("diff", diff);
        box.Git("read-tree", to);
        return box.TryGit("apply", "--cached", "diff").Exit == 0;
    }

    private static bool Clash(string one, string other) =>
        one == other
            || one.StartsWith(other + "/", StringComparison.Ordinal)
            || other.StartsWith(one + "/", StringComparison.Ordinal);

    private static string Count(int to) => string.Concat(Enumerable.Range(1, to).Select(i => $"line {i}\n"));

    private static void Import(Sandbox box, params (string Path, int Mode, string Content)[][] trees)
    {
        var stream = new StringBuilder();
        foreach (var tree in trees)
        {
            stream.Append("commit refs/heads/main\ncommitter C <c@example.org> 0 +0000\ndata 1\nx\ndeleteall\nM 100644 inline none\ndata 1\nx\n");
            foreach (var (path, mode, content) in tree)
            {
                var name = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(path));
                stream.Append($"M {GitMode.Digits(mode)} inline \"{name}\"\ndata {content.Length}\n{content}\n");
            }
        }

        // "reset" begins a new history
        box.GitWith("reset refs/heads/main\n" + stream, "fast-import", "--quiet", "--force");
    }
}
