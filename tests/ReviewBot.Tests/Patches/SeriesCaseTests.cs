using System.Text;
using ReviewBot.Patches;
using ReviewBot.Reviews;

namespace ReviewBot.Tests.Patches;

/// <summary>
/// What series and patches say of themselves, by the number of the case in the project's list of oddities.
/// </summary>
public sealed class SeriesCaseTests
{
    private const string Cover = "What and why.\n";

    [Fact]
    public void Case_055_A_series_is_named_after_its_cover_letter_and_else_after_its_first_patch()
    {
        string[] patches = [Mails.Write("[PATCH 2/2] b", "2", "0"), Mails.Write("[PATCH 1/2] a", "1", "0", 1)];

        Assert.Equal("a", One(patches).Subject);
        Assert.Equal("all", One([.. patches, Mails.Write("[PATCH 0/2] all", "0", minute: 9, body: Cover)]).Subject);
    }

    [Fact]
    public void Case_072_Copies_are_counted() =>
        Assert.Equal(
            2, Mails.Assemble(
                Mails.Write("[PATCH] x", "1"), Mails.Write("[PATCH] x", "1"), Mails.Write("[PATCH] x", "1")).Copies);

    [Theory]
    [InlineData("List-Id: <foo.example.org>\n", "<foo.example.org>")]
    [InlineData("list-ID: The foo list <foo.example.org>\n", "The foo list <foo.example.org>")]
    [InlineData("List-Id: foo.example.org\nList-Id: <bar.example.org>\n", "foo.example.org")]
    [InlineData("X-Mailing-List: foo@example.org\n", null)]
    public void Case_073_The_list_is_named_in_many_ways(string headers, string? expected) =>
        Assert.Equal(
            expected, Mails.Parse(Mails.Write("x", "1", headers: headers)).Headers.GetValueOrDefault("list-id"));

    [Fact]
    public void Case_079_A_plain_diff_holds_the_lines_of_a_git_diff()
    {
        var plain = Assert.Single(Mails.ReadPatch(Mails.Write("[PATCH] x", "1", body: Mails.Diff)).Files);
        var git = Assert.Single(Mails.ReadPatch(Mails.Write("[PATCH] x", "1", body: "diff --git a/drivers/foo.c b/drivers/foo.c\nindex 0123456..789abcd 100644\n" + Mails.Diff)).Files);

        Assert.Equal(plain.Path, git.Path);
        Assert.Equal(
            plain.Hunks[0].Lines.Select(
                line => (line.Kind, line.Text)), git.Hunks[0].Lines.Select(line => (line.Kind, line.Text)));
    }

    [Theory]
    [InlineData("@@ -1,4 +1,4 @@\n int a;\n\n-int b;\n+int c;\n int d;\n")]
    [InlineData("@@ -1,4 +1,4 @@\n int a;\n-int b;\n+int c;\n int d;\n\n")]
    [InlineData("@@ -1,4 +1,4 @@\n int a;\n-int b;\n+int c;\n int d;\n\n-- \n2.43.0\n")]
    public void Case_081_The_blank_of_an_empty_line_may_be_gone(string hunk)
    {
        var patch = Mails.ReadPatch(Mails.Write("[PATCH] x", "1", body: "Log.\n---\n--- a/x\n+++ b/x\n" + hunk));

        Assert.Empty(patch.Problems);
        Assert.Equal(5, patch.Files[0].Hunks[0].Lines.Length);
    }

    [Fact]
    public void Case_082_HTML_beside_the_text_is_not_read()
    {
        var patch = Mails.ReadPatch(
            "Subject: [PATCH] x\nMessage-Id: <1@example.org>\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nLog.\n---\n"
            + Mails.Diff + "\n--b\nContent-Type: text/html\n\n<pre>&lt;junk&gt;\n+junk\n</pre>\n--b--\n");

        Assert.Equal((4, "Log."), (patch.Files[0].Hunks[0].Lines.Length, patch.Log));
        Assert.DoesNotContain("junk", patch.Message.Body.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void Case_087_Control_characters_are_kept_and_shown()
    {
        var series = One(Mails.Write("[PATCH] pass\u202eword", "1"));
        var text = Listing.Text(
            new MailReading(Mails.Assemble(Mails.Write("[PATCH] pass\u202eword", "1")), []), all: true, color: true);

        Assert.Equal("pass\u202eword", series.Subject);
        Assert.Contains("pass<U+202E>word", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', text);
    }

    [Theory]
    [InlineData(95, "Supersedes: <9@example.org>\n", "9@example.org", null)]
    [InlineData(95, "What it does.\n\nSupersedes: 9@example.org\n\n 1 file changed\n", "9@example.org", null)]
    [InlineData(95, "This Supersedes: <9@example.org>\n", null, null)]
    [InlineData(96, "Based-on: <8@example.org>\n", null, "8@example.org")]
    [InlineData(96, "Based-on: 8@example.org\n", null, "8@example.org")]
    [InlineData(96, "Based-on: the tip of master\n", null, null)]
    public void A_cover_letter_says_what_a_series_replaces_and_needs(
        int number, string body, string? supersedes, string? needs)
    {
        var series = One(Mails.Write("[PATCH 0/1] x", "0", body: body), Mails.Write("[PATCH 1/1] a", "1", "0"));

        Assert.Equal(
            $"{number}: {supersedes} {needs}",
            $"{number}: {series.Supersedes} {series.Prerequisites.SingleOrDefault()}");
    }

    [Fact]
    public void Case_095_A_patch_says_it_too() =>
        Assert.Equal(
            "9@example.org", One(
                Mails.Write(
                    "[PATCH] x", "1", body: "Log.\n---\nSupersedes: <9@example.org>\n\n" + Mails.Diff)).Supersedes);

    [Fact]
    public void Case_097_109_What_is_missing_is_named()
    {
        Assert.Equal(
            [2], One(Mails.Write("[PATCH 0/2] x", "0", body: Cover), Mails.Write("[PATCH 1/2] a", "1", "0")).Missing);
        Assert.Equal(
            [1, 3], One(Mails.Write("[PATCH 2/4] b", "2", "0"), Mails.Write("[PATCH 4/4] d", "4", "0")).Missing);
    }

    [Theory]
    [InlineData("no-such-charset")]
    [InlineData("utf-8")]
    [InlineData("us-ascii")]
    [InlineData("\"\u00ff\"")]
    public void Case_100_A_byte_that_the_charset_does_not_know_is_read_as_Windows_1252(string charset)
    {
        var mail = Mails.Write(
            "[PATCH] x",
            "1",
            body: "Gr\u00f6\u00dfe.\n---\n" + Mails.Diff,
            headers: $"Content-Type: text/plain; charset={charset}\n");
        var content = PatchParser.Parse(Mails.Parse(Encoding.Latin1.GetBytes(mail)));

        Assert.Equal("Gr\u00f6\u00dfe.", Assert.IsType<MailContent.OfPatch>(content).Patch.Log);
    }

    [Fact]
    public void Case_114_A_date_in_the_future_is_a_date()
    {
        var series = One(Mails.Write("[PATCH 1/2] a", "1", minute: 60_000_000), Mails.Write("[PATCH 2/2] b", "2", "1"));

        Assert.Equal((2138, 2024), (series.Patches[0].Date!.Value.Year, series.Patches[1].Date!.Value.Year));
    }

    [Fact]
    public void Case_129_The_part_that_arrives_last_does_not_overwrite_base_and_cover()
    {
        string[] mails =
        [
            Mails.Write("[PATCH 0/2] x", "0", body: Cover + "\nbase-commit: 0123456789ab\nchange-id: first\n"),
            Mails.Write("[PATCH 1/2] a", "1", "0", 1),
            Mails.Write(
                "[PATCH 2/2] b",
                "2",
                "0",
                2,
                body: "Log.\n---\n" + Mails.Diff + "\nbase-commit: ba9876543210\nchange-id: second\n"),
        ];

        foreach (var series in new[] { One(mails), One([.. mails.Reverse()]) })
            Assert.Equal(
                ("0123456789ab", "first", "x", "0@example.org"), (
                    series.BaseCommit, series.ChangeId, series.Subject, series.RootId));
    }

    [Fact]
    public void Case_139_Versions_with_different_titles_share_their_change_id()
    {
        var series = Mails.Assemble(
            Mails.Write("[PATCH] x", "1", body: Mails.Diff + "\nchange-id: 20240101-x\n"),
            Mails.Write("[PATCH v2] y", "2", minute: 60, body: Mails.Diff + "\nchange-id: 20240101-x\n")).Series;

        Assert.Equal(
            [("x", 1, "20240101-x"), ("y", 2, "20240101-x")], series.Select(
                each => (each.Subject, each.Version, each.ChangeId)));
    }

    private static Series One(params string[] mails) => Assert.Single(Mails.Assemble(mails).Series);
}
