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
        Damage,
        BlankBefore,
        LineBefore,
    }

    [Fact]
    public void Both_halves_end_in_the_same_file_and_the_fixup_leaves_the_rest()
    {
        var (cut, within) = (0, 0);
        Gen.Enum<Edit>().Array[1, 60].Sample(
            edits =>
            {
                var (old, now, clean, patch) = Write(edits);
                if (PatchSplit.Of(View(patch, old)) is not { } split)
                    return;

                Interlocked.Increment(ref cut);
                if (split.Riders.Any(rider => !rider.Parts.IsEmpty))
                    Interlocked.Increment(ref within);

                var (riders, remainder) = SplitMails.Both(split, 1, 2);
                Assert.Equal(
                    Changes(SplitMails.Whole(patch, 1, 1)).Order(StringComparer.Ordinal),
                    Changes(riders).Concat(Changes(remainder)).Order(StringComparer.Ordinal));
                Assert.Equal(now, Apply(old, riders, remainder));
                Assert.Equal(Apply(old, remainder: SplitMails.Whole(patch, 1, 1)), now);
                Assert.Equal(clean, Apply(now, SplitMails.Fixup(split)));
            },
            iter: 2000);

        Assert.True(cut > 100, $"only {cut} patches had riders");
        Assert.True(within > 100, $"only {within} patches had riders within runs that do more");
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
        var chunks = edits.Select(Chunk).ToList();
        var hunk = new List<string> { " int foo(int a)", " {" };
        foreach (var run in Runs(chunks))
        {
            hunk.AddRange(run.SelectMany(chunk => chunk.Removed));
            hunk.AddRange(run.SelectMany(chunk => chunk.Added));
            hunk.AddRange(run.SelectMany(chunk => chunk.Context));
        }

        hunk.AddRange([" \treturn a;", " }"]);
        var old = Image(hunk, '-');
        var diff = $"--- a/drivers/foo.c\n+++ b/drivers/foo.c\n@@ -1,{hunk.Count(line => line[0] != '+')} +1,{hunk.Count(line => line[0] != '-')} @@\n{string.Join('\n', hunk)}\n";
        var patch = Mails.ReadPatch(
            Mails.Write(
                "[PATCH] foo: set it",
                "1",
                body: "The log.\n\nSigned-off-by: Jane Doe <jane@example.org>\n---\n" + diff));
        var riders = PatchSplit.Of(View(patch, old))?.Riders.SelectMany(rider => rider.OwnLines).ToList() ?? [];
        return (old, Image(hunk, '+'), Clean(chunks, [.. riders.Select(line => line.BodyLine)], patch), patch);
    }

    /// <summary>What an edit makes of line <paramref name="number"/> of the body, as lines of a diff.</summary>
    private static (string[] Removed, string[] Added, string[] Context) Chunk(Edit edit, int number)
    {
        var line = $"\ta = call(a, {number});";
        return edit switch
        {
            Edit.Real => ([$"-{line}"], [$"+\ta = other(a, {number});"], []),
            Edit.Drop => ([$"-{line}"], [], []),
            Edit.Indent => ([$"-{line}"], [$"+\t{line}"], []),
            Edit.Damage => ([$"-{line}"], [$"+        {line[1..]}"], []),
            Edit.BlankBefore => ([], ["+"], [$" {line}"]),
            Edit.LineBefore => ([], [$"+\tcall(a, {number + 100});"], [$" {line}"]),
            _ => ([], [], [$" {line}"]),
        };
    }

    /// <summary>Edits that stand next to each other, up to and with the next line that stays.</summary>
    private static IEnumerable<List<(string[] Removed, string[] Added, string[] Context)>> Runs(
        IEnumerable<(string[] Removed, string[] Added, string[] Context)> chunks)
    {
        var run = new List<(string[] Removed, string[] Added, string[] Context)>();
        foreach (var chunk in chunks)
        {
            run.Add(chunk);
            if (chunk.Context.Length == 0)
                continue;

            yield return run;
            run = [];
        }

        yield return run;
    }

    /// <summary>The file after all edits whose lines are not among the riders.</summary>
    private static string Clean(
        List<(string[] Removed, string[] Added, string[] Context)> chunks, HashSet<int> riders, Patch patch)
    {
        var byText = patch.Files[0].Hunks[0].Lines.Where(line => line.Kind != LineKind.Context)
            .ToLookup(line => line.Marked, line => line.BodyLine);
        var blanks = new Queue<int>(byText["+"]);
        var lines = new List<string> { " int foo(int a)", " {" };
        foreach (var (removed, added, context) in chunks)
        {
            var isRider = added is ["+"]
                ? riders.Contains(blanks.Dequeue())
                : added.Concat(removed).Any(line => riders.Contains(byText[line].Single()));
            lines.AddRange([.. (isRider ? removed : added).Select(line => " " + line[1..]), .. context]);
        }

        return Image([.. lines, " \treturn a;", " }"], '+');
    }

    /// <summary>The changed lines of the diff in a mail.</summary>
    private static IEnumerable<string> Changes(string mail) =>
        Mails.ReadPatch(mail[(mail.IndexOf('\n', StringComparison.Ordinal) + 1)..])
            .Files.SelectMany(file => file.Hunks)
            .SelectMany(hunk => hunk.Lines)
            .Where(line => line.Kind != LineKind.Context)
            .Select(line => line.Marked);

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
