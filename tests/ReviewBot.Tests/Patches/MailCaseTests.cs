using System.Text;
using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Tests.Patches;

/// <summary>The oddities of single mails, by their number in the project's list.</summary>
public sealed class MailCaseTests
{
    [Theory]
    [InlineData("Message-Id: not an id\n")]
    [InlineData("References: <a@b <c\n")]
    [InlineData("X-Face: ~*\u007f\n")]
    [InlineData("Content-Type: text/plain; charset=\"\u00ff\"\n")]
    [InlineData("Content-Type: text/plain; charset=none\n")]
    [InlineData("Content-Transfer-Encoding: bogus\n")]
    public void Case_057_A_broken_header_does_not_hide_the_patch(string header) =>
        Mails.ReadPatch(Mails.Write("[PATCH] x", "1", headers: header));

    [Theory]
    [InlineData("Thu, 99 Foo 99999 25:61:61 +9999")]
    [InlineData("Fri, 10 Nov 292277026596 18:04:28 +0100")]
    [InlineData("tomorrow")]
    public void Case_057_A_date_that_is_none_is_no_date(string date) =>
        Assert.Null(Mails.Parse($"Subject: x\nDate: {date}\n\n").Date);

    [Fact]
    public void Case_057_Names_ids_and_mails_may_be_overlong()
    {
        var patch = Mails.ReadPatch(
            Mails.Write(
                "[PATCH] " + new string(
                    'x', 100_000), new string('i', 10_000), from: new string('n', 10_000) + " <jane@example.org>"));

        Assert.Equal((100_000, 10_000), (patch.Title.Length, patch.Author.Name.Length));
    }

    [Fact]
    public void Case_057_Broken_base64_gives_what_can_be_read() =>
        Assert.StartsWith(
            "one",
            Mails.Parse("Subject: x\nContent-Transfer-Encoding: base64\n\nb25l!!!=\n\u00e4\n").Body.Raw,
            StringComparison.Ordinal);

    [Fact]
    public void Case_057_NUL_bytes_are_bytes() =>
        Assert.Equal(
            "a\0b", Assert.Single(
                Mails.ReadPatch(
                    Mails.Write(
                        "[PATCH] x",
                        "1",
                        body: "--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+a\0b\n")).Files).Hunks[0].Lines[0].Text);

    [Fact]
    public void Case_058_Headers_may_be_UTF_8_without_a_word_about_it()
    {
        var message = Mails.Parse("From: Jürgen Doe <jane@example.org>\nSubject: größer\n\n");

        Assert.Equal(("Jürgen Doe", "größer"), (message.From.Name, message.Subject));
    }

    [Fact]
    public void Case_058_Headers_may_be_Latin_1_without_a_word_about_it() =>
        Assert.Equal("größer", Mails.Parse(Encoding.Latin1.GetBytes("Subject: größer\n\n")).Subject);

    [Fact]
    public void Case_059_A_patch_needs_no_subject() =>
        Assert.Equal("", Mails.ReadPatch("From: jane@example.org\n\n" + Mails.Diff).Title);

    [Theory]
    [InlineData(61, "diff --git a/x b/x\nindex 0123456..789abcd 100644\nGIT binary patch\nliteral 0\nHcmV?d00001\n\n", "x Modified binary")]
    [InlineData(62, "diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n", "y Renamed")]
    [InlineData(62, "diff --git a/x b/y\nsimilarity index 90%\nrename from x\nrename to y\n--- a/x\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n", "y Renamed 2")]
    [InlineData(63, "diff --git a/x b/x\nold mode 100644\nnew mode 100755\n", "x Modified")]
    [InlineData(64, "diff --git a/x b/x\nnew file mode 100644\nindex 000000000..e69de29bb\n", "x Added")]
    [InlineData(65, "Index: d/x.c\n===================================================================\nRCS file: /cvs/d/x.c,v\nretrieving revision 1.1\ndiff -u -r1.1 x.c\n--- d/x.c\t1 Jan 2024 12:00:00 -0000\t1.1\n+++ d/x.c\t1 Jan 2024 12:00:01 -0000\n@@ -1 +1 @@\n-a\n+b\n", "d/x.c Modified 2")]
    [InlineData(65, "Index: d/x.c\n===================================================================\n--- d/x.c\t(revision 7)\n+++ d/x.c\t(working copy)\n@@ -1 +1 @@\n-a\n+b\n", "d/x.c Modified 2")]
    [InlineData(86, "--- x.c.orig\n+++ x.c\n@@ -1 +1 @@\n-a\n+b\n", "x.c Modified 2")]
    [InlineData(86, "diff -Naur old/x.c new/x.c\n--- old/x.c\n+++ new/x.c\n@@ -1 +1 @@\n-a\n+b\n", "x.c Modified 2")]
    [InlineData(102, "--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+a\n", "x Added 1")]
    [InlineData(107, " x | 2 +-\n 1 file changed\n\ndiff --git x x\n--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n", "x Modified 2")]
    public void A_dialect_of_diff_is_read(int number, string diff, string expected)
    {
        var file = Assert.Single(Mails.ReadPatch(Mails.Write("[PATCH] x", "1", body: "Log.\n---\n" + diff)).Files);
        var lines = file.Hunks.Sum(hunk => hunk.Lines.Length);

        Assert.Equal(
            $"{number}: {expected}",
            $"{number}: {file.Path} {file.Kind}{(file.IsBinary ? " binary" : "")}{(lines > 0 ? " " + lines : "")}");
    }

    [Fact]
    public void Case_060_A_file_without_a_last_newline() =>
        Assert.True(Mails.ReadPatch(Mails.Write("[PATCH] x", "1", body: "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n")).Files[0].Hunks[0].Lines[1].EndsFile);

    [Theory]
    [InlineData(66, "text/html", "inline", "no diff")]
    [InlineData(67, "text/x-diff", "attachment; filename=x.diff", null)]
    [InlineData(67, "text/x-patch", "attachment", null)]
    [InlineData(103, "application/octet-stream", "attachment; filename=0001-x.patch", null)]
    public void A_part_may_hold_the_patch(int number, string type, string disposition, string? why)
    {
        var content = Mails.Read(
            $"Subject: [PATCH] x\nContent-Type: {type}\nContent-Disposition: {disposition}\n\n{Mails.Diff}");

        Assert.True(number > 0);
        Assert.Equal(why, (content as MailContent.Neither)?.Why);
    }

    [Fact]
    public void Case_068_A_signature_and_a_list_footer_are_no_part_of_the_last_hunk() =>
        Assert.Equal(
            4, Mails.ReadPatch(
                Mails.Write(
                    "[PATCH] x",
                    "1",
                    body: Mails.Diff + "-- \n2.35.3\n\n_______\nlist mailing list\n")).Files[0].Hunks[0].Lines.Length);

    [Theory]
    [InlineData("Jane Doe via list <list@example.org>", "Reply-To: jane@example.org\n")]
    [InlineData("'Jane Doe' via list <list@example.org>", "X-Original-From: Jane Doe <jane@example.org>\n")]
    [InlineData("'Jane Doe' via list <list@example.org>", "X-Original-Sender: jane@example.org\n")]
    [InlineData("Jane Doe via B4 Relay <devnull+jane.example.org@relay.example>", "Reply-To: jane@example.org\n")]
    public void Case_069_128_A_rewritten_From_is_undone(string from, string headers) =>
        Assert.Equal(
            "Jane Doe <jane@example.org>", Mails.ReadPatch(
                Mails.Write("[PATCH] x", "1", from: from, headers: headers)).Author.ToString());

    [Fact]
    public void Case_070_A_subject_may_be_folded() =>
        Assert.Equal(
            "a long title that goes on", Mails.ReadPatch(
                Mails.Write("[PATCH] a long\n\ttitle\n  that goes on", "1")).Title);

    [Fact]
    public void Case_074_A_pull_request_may_be_wrapped() =>
        Assert.Equal("a pull request", Assert.IsType<MailContent.Neither>(Mails.Read(Mails.Write("pull", "1", body: "Hi.\n\nThe following changes\nsince commit 0123:\n\n x\n\nare available in the git repository at:\n\n  ssh://git@example.org/x \n"))).Why);

    [Fact]
    public void Case_078_A_prerequisite_change_id_is_not_the_change_id()
    {
        var series = Assert.Single(Mails.Assemble(Mails.Write("[PATCH] x", "1", body: Mails.Diff + "\n---\nbase-commit: 0123456789ab\nprerequisite-change-id: no\nchange-id: 20240101-yes\nBased-on: <0@example.org>\nSupersedes: <9@example.org>\n")).Series);

        Assert.Equal(
            ("20240101-yes", "0123456789ab", "0@example.org", "9@example.org"), (
                series.ChangeId, series.BaseCommit, Assert.Single(series.Prerequisites), series.Supersedes));
    }

    [Theory]
    [InlineData("Jane (Foo) Doe <jane@example.org>", "Jane (Foo) Doe")]
    [InlineData("\"Doe, Jane (TI)\" <jane@example.org>", "Doe, Jane (TI)")]
    [InlineData("Doe, Jane <jane@example.org>", "Doe, Jane")]
    [InlineData("jane@example.org (Jane Doe)", "Jane Doe")]
    [InlineData("=?utf-8?B?SsO8cmdlbiBEb2U=?= <jane@example.org>", "Jürgen Doe")]
    public void Case_083_105_128_Names_hold_parentheses_and_commas(string from, string name) =>
        Assert.Equal(
            new Address(name, "jane@example.org"), Mails.ReadPatch(Mails.Write("[PATCH] x", "1", from: from)).Author);

    [Fact]
    public void Case_085_A_diffstat_holds_no_trailers() =>
        Assert.Equal(["Signed-off-by"], Mails.ReadPatch(Mails.Write("[PATCH] x", "1", body: "Log.\n\nSigned-off-by: Jane Doe <jane@example.org>\n---\n Documentation: x | 2\n\n" + Mails.Diff)).Trailers.Select(trailer => trailer.Key));

    [Fact]
    public void Case_091_Fixes_may_name_a_SHA_256() =>
        Assert.Equal(
            new string('a', 64) + " (\"x\")", Assert.Single(
                Mails.ReadPatch(
                    Mails.Write(
                        "[PATCH] x",
                        "1",
                        body: $"Fixes: {new string('a', 64)} (\"x\")\n---\n" + Mails.Diff)).Trailers).Value);

    [Fact]
    public void Case_099_Parts_may_nest() =>
        Assert.Equal("inner\n", Mails.Parse("Subject: x\nContent-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/signed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain\n\ninner\n\n--c\nContent-Type: text/html\n\n<p>\n--c--\n--b--\n--a--\n").Body.Raw);

    [Fact]
    public void Case_101_A_recipient_may_be_an_encoded_word() =>
        Assert.Equal(
            [new Address("Jürgen Doe", "jane@example.org")], Mails.Parse(
                "Subject: x\nCc: =?UTF-8?q?J=C3=BCrgen_Doe?= <jane@example.org>\n\n").Cc);

    [Fact]
    public void Case_104_A_mail_may_be_to_nobody() => Assert.Empty(Mails.Parse("Subject: x\n\n").To);

    [Fact]
    public void Case_106_Tags_may_be_8_bit_and_of_odd_case() =>
        Assert.Equal(
            [new Trailer("tESTed-bY", "Jürgen <j@example.org>", 3)], Mails.ReadPatch(
                Mails.Write(
                    "[PATCH] x", "1", body: "Log.\n\ntESTed-bY: Jürgen <j@example.org>\n---\n" + Mails.Diff)).Trailers);

    [Theory]
    [InlineData("y", "größer")]
    [InlineData("gb2312", "长城")]
    [InlineData("koi8-r", "текст")]
    [InlineData("big5", "長城")]
    [InlineData("iso-8859-2", "żółw")]
    [InlineData("iso-2022-jp", "日本")]
    public void Case_134_135_Charsets_are_undone_in_the_log_and_kept_in_the_diff(string charset, string text)
    {
        // The parser makes the code pages known.
        Mails.Parse("Subject: x\n\n");
        var encoding = charset == "y" ? Encoding.UTF8 : Encoding.GetEncoding(charset);
        byte[] mail = [.. Encoding.ASCII.GetBytes($"Subject: [PATCH] x\nContent-Type: text/plain; charset={charset}\n\n"), .. encoding.GetBytes($"{text}\n---\n{Mails.Diff.Replace("int c", text, StringComparison.Ordinal)}")];

        var patch = Assert.IsType<MailContent.OfPatch>(PatchParser.Parse(Mails.Parse(mail))).Patch;

        Assert.Equal(text, patch.Log);
        Assert.Equal([.. encoding.GetBytes(text), (byte)';'], RawText.ToBytes(patch.Files[0].Hunks[0].Lines[2].Text));
    }

    [Fact]
    public void Case_136_A_single_patch_may_carry_its_cover_below_the_log() =>
        Assert.Equal(
            "Log.", Mails.ReadPatch(
                Mails.Write(
                    "[PATCH] x",
                    "1",
                    body: "Log.\n---\nChanges in v2:\n- x\n---\n drivers/foo.c | 2 +-\n\n" + Mails.Diff)).Log);

    [Fact]
    public void Case_137_Of_one_mail_from_several_lists_the_shortest_counts()
    {
        var series = Assert.Single(
            Mails.Assemble(
                Mails.Write(
                    "[PATCH] x",
                    "1",
                    body: Mails.Diff + "_____\nfooter\n"), Mails.Write("[PATCH] x", "1", body: Mails.Diff)).Series);

        Assert.DoesNotContain("footer", series.Patches[0].Message.Body.Raw, StringComparison.Ordinal);
    }
}
