using System.Text;
using CsCheck;
using ReviewBot.Cli.Git;
using ReviewBot.Mail;
using ReviewBot.Reviews;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Tests.Git;

/// <summary>A patch that does not apply is merged where, and as, <c>git am -3</c> merges it.</summary>
public sealed class MergesLikeGitTests
{
    // few different lines, so that there is more than one way to see what changed
    private static readonly string[] Lines =
        ["a", "b", "c", "{", "}", "", "\treturn 0;", "caf\u00e9", "<<<<<<< x", "=======", "a cr, which mail would lose\r"];

    private static readonly Gen<string> Line = Gen.Int[0, Lines.Length - 1].Select(i => Lines[i]);

    private static readonly Gen<string> MailLine = Gen.Int[0, Lines.Length - 2].Select(i => Lines[i]);

    // near each other, but not often in the same lines
    private static Gen<Edit[]> OurEdits(Gen<string> line) => Edit.Some(line, Gen.Int[0, 6].Select(i => i * 6), 0, 2);

    private static Gen<Edit[]> TheirEdits(Gen<string> line) => Edit.Some(line, Gen.Int[0, 6].Select(i => (i * 6) + 3), 1, 2);

    [Fact]
    public void Texts_merge_as_git_merge_file_merges_them()
    {
        using var box = new Sandbox().Commit(("x", ""));
        using var tree = GitTree.Open(box.Folder, revision: null);
        var merged = 0;
        Gen.Select(Line.Array[0, 40], OurEdits(Line), TheirEdits(Line), Gen.Bool, Gen.Bool).Sample(
            (file, our, their, oursEnds, theirsEnds) =>
            {
                var ancestor = Edit.Text(file, true);
                var ours = Edit.Text(Edit.Apply(our, file), oursEnds);
                var theirs = Edit.Text(Edit.Apply(their, file), theirsEnds);
                box.Write("ancestor", ancestor);
                box.Write("ours", ours);
                box.Write("theirs", theirs);
                var git = box.TryGit("merge-file", "-p", "ours", "ancestor", "theirs");
                var made = tree.Merger.Merge(
                    RawText.ToBytes(ancestor), RawText.ToBytes(ours), RawText.ToBytes(theirs));
                merged += made is null ? 0 : 1;
                Assert.Equal(git.Exit == 0 ? git.Output : null, made is null ? null : RawText.FromBytes(made));
            },
            iter: 100,
            threads: 1);
        Assert.True(merged > 10, $"{merged} merged");
    }

    [Fact]
    public void A_patch_ends_in_the_tree_of_git_am_3_and_never_where_git_sees_a_conflict()
    {
        using var box = new Sandbox();
        box.Git("init", "-q", ".");
        var (merged, conflicts) = (0, 0);
        var file = MailLine.Array[30, 60];
        Gen.Select(file, file, Sides(OurEdits(MailLine)), Sides(TheirEdits(MailLine))).Sample(
            (one, other, our, their) =>
            {
                Import(box, one, other, our, their);
                var mail = box.Git("format-patch", "--stdout", "-1", "-M", "theirs");
                if (box.Git("rev-parse", "theirs^{tree}") == box.Git("rev-parse", "base^{tree}"))
                    return;

                box.Git("checkout", "-q", "-f", "--detach", "ours");
                box.Write("mail", mail);
                var plain = box.TryGit("am", "-q", "mail").Exit == 0;
                box.TryGit("am", "--abort");
                box.Git("reset", "-q", "--hard", "ours");
                var git = box.TryGit("am", "-q", "-3", "mail").Exit == 0;
                var expected = box.Git("rev-parse", "HEAD^{tree}").Trim();
                box.TryGit("am", "--abort");

                using var tree = GitTree.Open(box.Folder, "ours");
                var outcome = Apply(mail, tree).Outcome;
                merged += outcome is Outcome.Applied { IsMerged: true } ? 1 : 0;
                conflicts += outcome is Outcome.Rejected { Merge: not null } ? 1 : 0;
                switch (outcome)
                {
                    case Outcome.Applied applied:
                        Assert.True(git, $"git sees a conflict\n{mail}");
                        Assert.Equal((expected, !plain), (applied.TreeId, applied.IsMerged));
                        break;
                    case Outcome.AlreadyApplied:
                        Assert.True(!git || expected == box.Git("rev-parse", "ours^{tree}").Trim(), mail);
                        break;
                    default:
                        // git looks whether we have the file under another name
                        var isElsewhere = our.What is Extra.Deleted or Extra.Renamed or Extra.Moved;
                        Assert.True(!git || isElsewhere, $"{outcome}\n{mail}");
                        break;
                }
            },
            iter: 50,
            threads: 1);
        Assert.True(merged > 2 && conflicts > 2, $"{merged} merged, {conflicts} conflicts");
    }

    [Fact]
    public void A_merge_writes_nothing()
    {
        using var box = new Sandbox().Commit(("f", "1\n2\n3\n4\n5\n"));
        box.Git("checkout", "-q", "-b", "topic");
        var mail = box.Commit(("f", "1\n2\n3\n4\nfive\n")).Git("format-patch", "--stdout", "-1");
        box.Git("checkout", "-q", "main");
        box.Commit(("f", "1\ntwo\n3\n4\n5\n"));
        var before = Directory.GetFiles(box[".git"], "*", SearchOption.AllDirectories);

        using var tree = GitTree.Open(box.Folder, "main");
        var applied = Apply(mail, tree);

        Assert.True(Assert.IsType<Outcome.Applied>(applied.Outcome).IsMerged);
        Assert.Equal("1\n2\n3\n4\n5\n", applied.Files[0].Old!.Fragments[0].Text);
        Assert.Equal(before, Directory.GetFiles(box[".git"], "*", SearchOption.AllDirectories));
    }

    private static Gen<Side> Sides(Gen<Edit[]> edits) => Gen.Select(Gen.Int[-6, 7], edits, edits)
        .Select((what, one, other) => new Side((Extra)Math.Max(what, 0), one, other));

    private static AppliedPatch Apply(string mail, ITree tree)
    {
        var series = MailReader.Read([new RawMail(RawText.ToBytes(mail), "mail")], 1).Assembly.Series[0];
        return SeriesApplier.Apply(series, tree).Patches[0];
    }

    // base, and two commits on it: one is to get the patch that the other is
    private static void Import(Sandbox box, string[] one, string[] other, Side our, Side their)
    {
        var stream = new StringBuilder();
        Commit(stream, "base", one, other, new Side(Extra.None, [], []));
        Commit(stream, "ours", one, other, our);
        Commit(stream, "theirs", one, other, their);
        box.GitWith(stream.ToString(), "fast-import", "--quiet", "--force");
    }

    private static void Commit(StringBuilder stream, string branch, string[] one, string[] other, Side side)
    {
        var from = branch == "base" ? "" : "from refs/heads/base\n";
        stream.Append($"reset refs/heads/{branch}\ncommit refs/heads/{branch}\ncommitter C <c@example.org> 0 +0000\n");
        stream.Append($"data 7\nf: one\n\n{from}deleteall\n");
        var (what, first, second) = (side.What, Edit.Apply(side.One, one), Edit.Apply(side.Other, other));
        File(stream, what == Extra.FirstExecutable ? "100755" : "100644", "one", Edit.Text(first, true));
        if (what != Extra.Deleted)
        {
            var path = what == Extra.Renamed ? "moved" : what == Extra.Moved ? "d/moved" : "d/other";
            var mode = what == Extra.SecondExecutable ? "100755" : "100644";
            File(stream, mode, path, Edit.Text(second, what != Extra.NoLineFeed));
        }

        if (what == Extra.Added)
            File(stream, "100644", "new", Edit.Text(one.Length > 20 ? one : other, true));
    }

    private static void File(StringBuilder stream, string mode, string path, string text) =>
        stream.Append($"M {mode} inline {path}\ndata {text.Length}\n{text}\n");

    private enum Extra
    {
        None,
        FirstExecutable,
        SecondExecutable,
        Deleted,
        Renamed,
        Moved,
        NoLineFeed,
        Added,
    }

    private sealed record Side(Extra What, Edit[] One, Edit[] Other);
}
