using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Tests.Patches;

public sealed class PatchParserTests
{
    [Fact]
    public void A_patch_mail_has_a_title_a_log_trailers_and_a_diff()
    {
        var patch = Mails.ReadPatch(Mails.Write("[PATCH v2 1/3] foo: Use c", "1", body: "Because of b.\n\nFixes: 012345678901 (\"foo: Use b\")\nSigned-off-by: Jane Doe\n <jane@example.org>\n---\n drivers/foo.c | 2 +-\n\n" + Mails.Diff));

        Assert.Equal("foo: Use c", patch.Title);
        Assert.Equal(new Address("Jane Doe", "jane@example.org"), patch.Author);
        Assert.Equal(
            "Because of b.\n\nFixes: 012345678901 (\"foo: Use b\")\nSigned-off-by: Jane Doe\n <jane@example.org>",
            patch.Log);
        Assert.Equal(
            [new Trailer("Fixes", "012345678901 (\"foo: Use b\")", 3), new Trailer("Signed-off-by", "Jane Doe <jane@example.org>", 4)],
            patch.Trailers);
        Assert.Equal("drivers/foo.c", Assert.Single(patch.Files).Path);
        Assert.Equal(1, patch.LogLine);
        Assert.Empty(patch.Problems);
    }

    [Fact]
    public void In_body_headers_name_the_author_the_date_and_the_title()
    {
        var patch = Mails.ReadPatch(Mails.Write("[PATCH] one", "1", body: "\nFrom: =?UTF-8?q?J=C3=BCrgen?= Roe, Esq. <rr@example.org>\nDate: Mon, 1 Jan 2001 00:00:00 +0200\nSubject: foo: a long\n title\n\nThe log.\n---\n" + Mails.Diff));

        Assert.Equal(new Address("Jürgen Roe, Esq.", "rr@example.org"), patch.Author);
        Assert.Equal(new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.FromHours(2)), patch.Date);
        Assert.Equal(("foo: a long title", "The log.", 7), (patch.Title, patch.Log, patch.LogLine));
    }

    [Fact]
    public void Scissors_cut_the_talk_off()
    {
        var patch = Mails.ReadPatch(Mails.Write("something else", "1", body: "From: Nobody <nobody@example.org>\n\nHow about this?\n\n-- >8 --\nSubject: [PATCH] foo: title\n\nThe log.\n---\n" + Mails.Diff));

        Assert.Equal(("foo: title", "The log.", "jane@example.org"), (patch.Title, patch.Log, patch.Author.Email));
    }

    [Theory]
    [InlineData("Re: [PATCH] x", Mails.Diff, "a reply")]
    [InlineData("AW: [PATCH 1/2] x", "yes", "a reply")]
    [InlineData("[PATCH] x", "> --- a/x", "no diff")]
    public void Other_mails_say_why_they_are_neither(string subject, string body, string why) =>
        Assert.Equal(why, Assert.IsType<MailContent.Neither>(Mails.Read(Mails.Write(subject, "1", body: body))).Why);

    [Fact]
    public void Number_zero_is_a_cover_letter() =>
        Assert.Equal(
            "Hello.\n", Assert.IsType<MailContent.OfCover>(
                Mails.Read(Mails.Write("[PATCH 0/2] x", "1", body: "Hello.\n"))).Cover.Text);

    [Theory]
    [InlineData("Jane Doe via list <list@example.org>", "Reply-To: Jane Doe <jane@example.org>\n")]
    [InlineData("'Jane Doe' via list <list@example.org>", "X-Original-From: Jane Doe <jane@example.org>\n")]
    [InlineData("Jane Doe via Relay <devnull+jane.example.org@relay.example>", "Reply-To: jane@example.org\n")]
    public void A_From_that_a_list_rewrote_is_undone(string from, string headers) =>
        Assert.Equal(
            new Address("Jane Doe", "jane@example.org"), Mails.ReadPatch(
                Mails.Write("[PATCH] x", "1", from: from, headers: headers)).Author);

    [Fact]
    public void An_example_of_a_rule_may_be_a_diff_without_numbers()
    {
        var patch = PatchParser.ParseText("""
            Subject: [PATCH] foo: title

            The lög.

            --- a/foo.c
            +++ b/foo.c
            @@ int foo(void)
             	a();
            +	ü();
            """, "rules/x.yaml:7");

        Assert.Equal(("foo: title", "The lög.", 3), (patch.Title, patch.Log, patch.LogLine));
        var line = Assert.Single(patch.Files).Hunks[0].Lines[1];
        Assert.Equal(("\tü();", 9), (RawText.Decode(line.Text), line.BodyLine));
        Assert.Equal("foo.c", PatchParser.ParseText("--- a/foo.c\n+++ b/foo.c\n@@\n+a\n", "x").Files[0].Path);
    }
}
