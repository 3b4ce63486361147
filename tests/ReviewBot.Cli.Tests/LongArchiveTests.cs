using System.Globalization;

namespace ReviewBot.Cli.Tests;

/// <summary>Archives of more mails than are read at once.</summary>
public sealed class LongArchiveTests
{
    private const int Patches = 6000;

    [Theory, ClassData<BothForms>]
    public void A_review_in_parts_is_that_of_the_whole(Form form)
    {
        using var folder = new TestFolder();
        var mails = Enumerable.Range(0, Patches).Select(Mail).ToList();
        folder.Write("forward.mbox", Mails.Mbox([.. mails]));
        mails.Reverse();
        folder.Write("backward.mbox", Mails.Mbox([.. mails]));

        // a page needs all series at once
        Review("whole", "forward.mbox", jobs: 1, "--format", "html=page.html");
        Review("forward", "forward.mbox", jobs: 1);
        Review("backward", "backward.mbox", jobs: 8);
        foreach (var format in new[] { "text", "json", "mbox", "markdown" })
        {
            var whole = folder.Read($"whole.{format}");
            Assert.Contains(format == "mbox" ? "Re: [PATCH] foo: change 7" : "change 5990", whole, StringComparison.Ordinal);
            Assert.Equal(whole, folder.Read($"forward.{format}"));
            Assert.Equal(whole, folder.Read($"backward.{format}"));
        }

        void Review(string name, string mbox, int jobs, params string[] more)
        {
            string[] formats = ["text", "json", "mbox", "markdown"];
            var run = Cli.Run(form, folder, [
                "review", mbox, "--jobs", jobs.ToString(CultureInfo.InvariantCulture),
                .. formats.SelectMany(format => new[] { "--format", $"{format}={name}.{format}" }), .. more]);
            Assert.Equal((1, ""), (run.ExitCode, run.Error));
        }
    }

    [Theory, ClassData<BothForms>]
    public void Rules_are_counted_over_all_parts(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("list.mbox", Mails.Mbox([.. Enumerable.Range(0, Patches).Select(Mail)]));
        var table = Cli.Run(form, folder, ["rules", "test", "list.mbox", "--baseline", "found.txt"]).Succeeded();

        Assert.Matches(@"\ndamage/whitespace +6 +6 +6\n", table);
        Assert.Contains($"\nin {Patches} patches of {Patches} series\n", table, StringComparison.Ordinal);
        Assert.EndsWith("\n6 changes since found.txt\n", table, StringComparison.Ordinal);
    }

    // two a day; every thousandth leaves a blank behind
    private static string Mail(int number)
    {
        var date = new DateTime(2010, 1, 1, 12, 0, 0, DateTimeKind.Utc).AddHours(12 * number);
        return (number % 1000 == 7 ? Mails.Damaged : Mails.Patch)
            .Replace("Mon, 6 Jan 2025 10:00:00 +0000", date.ToString("r", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("20250106.1@", $"{number}@", StringComparison.Ordinal)
            .Replace("foo: set the level", $"foo: change {number}", StringComparison.Ordinal);
    }
}
