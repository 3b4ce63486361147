using CsCheck;
using ReviewBot.Patches;
using ReviewBot.Renderers;
using ReviewBot.Source;
using ReviewBot.Source.Riders;
using ReviewBot.Trees;

namespace ReviewBot.Tests.Source.Riders;

public class PatchSplitTests
{
    /// <summary>What happens to a line of the file.</summary>
    private enum Edit
    {
        Keep,
        Keep2,
        Keep3,
        Real,
        Drop,
        Indent,
        BlankBefore,
        LineBefore,
    }

    [Fact]
    public void Both_halves_end_in_the_same_file_and_the_fixup_leaves_the_rest()
    {
        var cut = 0;
        Gen.Enum<Edit>().Array[1, 60].Sample(
            edits =>
            {
                var (old, now, clean, patch) = Write(edits);
                if (PatchSplit.Of(View(patch, old)) is not { } split)
                    return;

                Interlocked.Increment(ref cut);
                var (riders, remainder) = SplitMails.Both(split, 1, 2);
                Assert.Equal(now, Apply(old, riders, remainder));
                Assert.Equal(Apply(old, remainder: SplitMails.Whole(patch, 1, 1)), now);
                Assert.Equal(clean, Apply(now, SplitMails.Fixup(split)));
            },
            iter: 2000);

        Assert.True(cut > 100, $"only {cut} patches had riders");
    }

    [Fact]
    public void The_author_the_date_and_the_log_stay_with_the_rest()
    {
        var (old, _, _, patch) = Write([Edit.Real, Edit.Keep, Edit.Keep, Edit.Indent]);
        var (riders, remainder) = SplitMails.Both(PatchSplit.Of(View(patch, old))!, 3, 9);

        Assert.Contains("From: Jane Doe <jane@example.org>\nDate: Mon, 1 Jan 2024 12:00:00 +0000\nSubject: [PATCH 4/9] foo: set it\n", remainder, StringComparison.Ordinal);
        Assert.Contains(
            "\nThe log.\n\nSigned-off-by: Jane Doe <jane@example.org>\n---\n", remainder, StringComparison.Ordinal);
        Assert.Contains("Subject: [PATCH 3/9] foo: white space\n", riders, StringComparison.Ordinal);
        Assert.Contains(
            "  * drivers/foo.c: white space\n\nSigned-off-by: Jane Doe <jane@example.org>\n---\n",
            riders,
            StringComparison.Ordinal);
    }

    /// <summary>A file before and after the edits, after the real ones alone, and the patch.</summary>
    private static (string Old, string New, string Clean, Patch Patch) Write(IReadOnlyList<Edit> edits)
    {
        var hunk = new List<string> { " int foo(int a)", " {" };
        for (var i = 0; i < edits.Count; i++)
        {
            var line = $"\ta = call(a, {i});";
            switch (edits[i])
            {
                case Edit.Real:
                    hunk.AddRange([$"-{line}", $"+\ta = other(a, {i});"]);
                    break;
                case Edit.Drop:
                    hunk.Add($"-{line}");
                    break;
                case Edit.Indent:
                    hunk.AddRange([$"-{line}", $"+\t{line}"]);
                    break;
                case Edit.BlankBefore:
                    hunk.AddRange(["+", $" {line}"]);
                    break;
                case Edit.LineBefore:
                    hunk.AddRange([$"+\tcall(a, {i + 100});", $" {line}"]);
                    break;
                default:
                    hunk.Add($" {line}");
                    break;
            }
        }

        hunk.AddRange([" \treturn a;", " }"]);
        var old = Image(hunk, '-');
        var diff = $"--- a/drivers/foo.c\n+++ b/drivers/foo.c\n@@ -1,{hunk.Count(line => line[0] != '+')} +1,{hunk.Count(line => line[0] != '-')} @@\n{string.Join('\n', hunk)}\n";
        var patch = Mails.ReadPatch(
            Mails.Write(
                "[PATCH] foo: set it",
                "1",
                body: "The log.\n\nSigned-off-by: Jane Doe <jane@example.org>\n---\n" + diff));
        var view = View(patch, old);
        var riders = PatchSplit.Of(view)?.Riders.SelectMany(rider => rider.Runs)
            .SelectMany(run => Enumerable.Range(run.First, run.End - run.First))
            .ToHashSet() ?? [];
        var clean = hunk.Select((line, i) => !riders.Contains(i) ? line : line[0] == '-' ? $" {line[1..]}" : "")
            .Where(line => line.Length > 0)
            .ToList();
        return (old, Image(hunk, '+'), Image(clean, '+'), patch);
    }

    private static string Image(IEnumerable<string> hunk, char side) =>
        string.Concat(hunk.Where(line => line[0] == ' ' || line[0] == side).Select(line => line[1..] + "\n"));

    private static PatchView View(Patch patch, string old) =>
        new SeriesView(
            SeriesApplier.Apply(Series(patch), new Tests.Trees.MemoryTree { ["drivers/foo.c"] = old })).Patches[0];

    private static string Apply(string old, string first = "", string remainder = "")
    {
        foreach (var mail in new[] { first, remainder }.Where(mail => mail.Length > 0))
        {
            var patch = Mails.ReadPatch(mail[(mail.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
            if (patch.Files.IsEmpty)
                continue;

            var applied = SeriesApplier.Apply(
                Series(patch), new Tests.Trees.MemoryTree { ["drivers/foo.c"] = old }).Patches[0];
            Assert.IsType<Outcome.Applied>(applied.Outcome);
            old = applied.Files[0].New!.Fragments[0].Text;
        }

        return old;
    }

    private static Series Series(Patch patch) =>
        new() { Subject = "foo", Version = 1, Total = 1, Patches = [patch], RootId = null, Author = patch.Author };
}
