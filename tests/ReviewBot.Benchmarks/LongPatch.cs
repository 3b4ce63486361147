using System.Globalization;
using System.Text;
using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Trees;

namespace ReviewBot.Benchmarks;

/// <summary>
/// A driver of 2,000 lines and a patch that changes 500 of them, with riders here and there.
/// </summary>
internal static class LongPatch
{
    private const int Functions = 55;

    /// <summary>The patch, applied to the driver.</summary>
    public static AppliedSeries Applied()
    {
        var (old, diff) = Write();
        var patch = PatchParser.ParseText(
            $"Subject: [PATCH] foo: wait for the chip\n\nThe chip needs a moment.\n---\n{diff}", "benchmark");
        var series = new Series
        {
            Subject = patch.Title,
            Version = 1,
            Total = 1,
            Patches = [patch],
            RootId = null,
            Author = patch.Author,
        };
        return SeriesApplier.Apply(series, new OneFile("drivers/foo.c", old));
    }

    /// <summary>The driver.</summary>
    public static string Driver() => Write().Old;

    /// <summary>The patch as one of the mails of a series.</summary>
    public static RawMail Mail(int index, int total) => new(
        Encoding.UTF8.GetBytes(
            $"From: Jane Doe <jane@example.org>\nDate: Mon, 6 Jan 2025 10:00:00 +0000\nMessage-Id: <{index}@example.org>\n"
            + (index > 1 ? "In-Reply-To: <1@example.org>\n" : "")
            + $"Subject: [PATCH {index}/{total}] foo: wait for the chip\n\nThe chip needs a moment.\n---\n{Write().Diff}"),
        "benchmark");

    /// <summary>How many lines the patch adds or removes.</summary>
    public static int ChangedLines() => Write().Diff.Split('\n').Count(
        line => line is ['+' or '-', not ('+' or '-'), ..] or "+" or "-");

    private static (string Old, string Diff) Write()
    {
        var (old, diff) = (new StringBuilder(), new StringBuilder("--- a/drivers/foo.c\n+++ b/drivers/foo.c\n"));
        var (oldLine, newLine) = (1, 1);
        for (var i = 0; i < Functions; i++)
        {
            var lines = Function(i).ToList();
            var oldCount = lines.Count(line => line[0] != '+');
            var newCount = lines.Count(line => line[0] != '-');
            foreach (var line in lines.Where(line => line[0] != '+'))
                old.Append(line.AsSpan(1)).Append('\n');

            diff.Append(CultureInfo.InvariantCulture, $"@@ -{oldLine},{oldCount} +{newLine},{newCount} @@\n")
                .AppendJoin('\n', lines)
                .Append('\n');
            (oldLine, newLine) = (oldLine + oldCount, newLine + newCount);
        }

        return (old.ToString(), diff.ToString());
    }

    /// <summary>The lines of a function as a hunk shows them.</summary>
    private static IEnumerable<string> Function(int number)
    {
        var (label, name) = number % 5 == 0 ? ("-err:|+unlock:", "unlock") : (" err:", "err");
        var jump = name == "err" ? " \t\tgoto err;" : "-\t\tgoto err;|+\t\tgoto unlock;";
        var text = $"""
             static int foo_{number}_set(struct foo *foo, unsigned int channel)
             {"{"}
             	unsigned int value = 0;
            -	int ret;
            +	int ret, tries = {number};
             
             	mutex_lock(&foo->lock);
            -	ret = regmap_read(foo->map, FOO_REG({number}), &value);
            +	do {"{"}
            +		ret = regmap_read(foo->map, FOO_REG({number}), &value);
            +	{"}"} while (ret == -EBUSY && tries--);
             	if (ret)
            {jump}
             
             	if (value & FOO_BUSY) {"{"}
             		dev_dbg(foo->dev, "channel %u is busy: %#x\n",
            -			channel, value);
            +				channel, value);
             		ret = -EBUSY;
            {jump}
             	{"}"}
             
            {Body(number)}
             	foo->channels[channel].value = value;
             	foo->channels[channel].number = {number};
            {label}
             	mutex_unlock(&foo->lock);
             	return ret;
             {"}"}
             
            """;
        return text.Split('\n').SelectMany(line => line.Split('|')).Select(line => line.Length == 0 ? " " : line);
    }

    private static string Body(int number) =>
        string.Join(
            '\n',
            Enumerable.Range(0, 15).Select(i => $" \tvalue = foo_mix(foo, value, {number}, {i}); /* step {i} */"));

    private sealed class OneFile(string path, string text) : ITree
    {
        public string? Id => null;

        public TreeEntry? Find(string wanted) =>
            wanted == path ? new TreeEntry(path, GitMode.File, ObjectIds.OfBlob(text)) : null;

        public byte[] Read(TreeEntry entry) => RawText.ToBytes(text);

        public System.Collections.Immutable.ImmutableArray<TreeEntry>? List(string folder) => null;
    }
}
