using System.Text;
using MimeKit;
using ReviewBot.Mail;
using ReviewBot.Reviews;

namespace ReviewBot.Tests.Renderers;

public class MboxRendererTests
{
    private const string Damage = "Set c.\n\nFrom the department of redundancy.\n---\n" + Mails.TabLost;

    [Fact]
    public void The_drafts_of_the_sample() =>
        Snapshot.Matches("tests/ReviewBot.Tests/Renderers/sample.mbox", Sample.Render("mbox", Sample.Review()));

    [Fact]
    public void There_is_one_draft_for_each_patch_with_findings() =>
        Assert.Equal(
            ["20260302120500.4711-3-robin@example.org", "20260302120500.4711-4-robin@example.org"],
            Drafts(Sample.Review()).Select(draft => draft.InReplyTo));

    [Fact]
    public void The_same_review_is_the_same_mail_with_the_same_id()
    {
        Assert.Equal(Sample.Render("mbox", Sample.Review()), Sample.Render("mbox", Sample.Review()));
        Assert.Equal(2, Drafts(Sample.Review()).Select(draft => draft.MessageId).Distinct().Count());
    }

    [Fact]
    public void The_subject_keeps_its_bracket_behind_one_Re() =>
        Assert.Equal("Re: [PATCH 1/1] foo: größer", Draft("[PATCH 1/1] foo: =?UTF-8?B?Z3LDtsOfZXI=?=").Subject);

    [Fact]
    public void References_are_those_of_the_patch_and_the_patch() =>
        Assert.Equal(
            ["root@example.org", "mid@example.org", "1@example.org"],
            Draft("[PATCH] foo: set c", headers: "References: <root@example.org> <mid@example.org>\n").References);

    [Fact]
    public void The_author_is_in_To_and_nobody_new_is_in_Cc()
    {
        var draft = Draft(
            "[PATCH] foo: set c",
            headers: "To: \"List, The (foo)\" <list@example.org>\nCc: LIST@example.org, Jane Doe <jane@example.org>, Second <second@example.org>\n");

        Assert.Equal(["jane@example.org"], draft.To.Mailboxes.Select(mailbox => mailbox.Address));
        Assert.Equal(["list@example.org", "second@example.org"], draft.Cc.Mailboxes.Select(mailbox => mailbox.Address));
        Assert.Equal("List, The (foo)", draft.Cc.Mailboxes.First().Name);
    }

    [Fact]
    public void A_Reply_To_is_honoured() =>
        Assert.Equal(
            ["other@example.org"], Draft(
                "[PATCH] foo: set c", headers: "Reply-To: other@example.org\n").To.Mailboxes.Select(mailbox =>
                    mailbox.Address));

    [Fact]
    public void It_says_that_a_program_wrote_it()
    {
        var draft = Draft("[PATCH] foo: set c");

        Assert.Equal("auto-replied", draft.Headers["Auto-Submitted"]);
        Assert.Equal("bulk", draft.Headers["Precedence"]);
        Assert.Equal("ignore", draft.Headers["X-Patchwork-Hint"]);
        Assert.Equal("ReviewBot", draft.From.Mailboxes.Single().Name);
        Assert.Null(draft.Headers["Date"]);
    }

    [Fact]
    public void It_is_one_part_of_plain_text()
    {
        var draft = Draft("[PATCH] foo: set c");
        var part = Assert.IsType<TextPart>(draft.Body);

        Assert.Equal("1.0", draft.Headers["MIME-Version"]);
        Assert.Equal("text/plain", part.ContentType.MimeType);
        Assert.Equal("utf-8", part.ContentType.Charset);
        Assert.True(part.ContentTransferEncoding is ContentEncoding.SevenBit or ContentEncoding.EightBit);
        Assert.Null(part.ContentType.Format);
    }

    [Fact]
    public void A_subject_cannot_add_a_header()
    {
        var draft = Draft("[PATCH] foo: =?UTF-8?Q?set=0D=0ABcc:_victim=40example.org?=");

        Assert.Null(draft.Headers["Bcc"]);
        Assert.DoesNotContain('\n', draft.Subject!);
    }

    [Fact]
    public void Only_the_hunk_is_quoted_and_the_remark_stands_below_its_line()
    {
        var lines = Body(Draft("[PATCH] foo: set c"));
        var quoted = lines.FindIndex(line => line == "> +        b = 2;");

        Assert.Equal("On Mon, 1 Jan 2024 12:00:00 +0000, Jane Doe wrote:", lines[0]);
        Assert.Equal("[...]", lines[1]);
        Assert.Equal("> --- a/drivers/foo.c", lines[2]);
        Assert.Equal("", lines[quoted + 1]);
        Assert.StartsWith("Nothing but white space changes", lines[quoted + 2], StringComparison.Ordinal);
        Assert.DoesNotContain(
            lines, line =>
                line.Contains("c = 3", StringComparison.Ordinal)
                    || line.Contains("redundancy", StringComparison.Ordinal));
    }

    [Fact]
    public void Our_own_words_fit_a_narrow_window_and_give_no_tags()
    {
        foreach (var draft in Drafts(Sample.Review()))
        {
            var own = Body(draft).Where(line => !line.StartsWith('>')).ToList();
            Assert.All(own, line => Assert.True(line.Length <= 78, line));
            Assert.DoesNotContain(own, line => line.Contains("-by:", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void The_footer_says_who_read_what_and_how_to_see_the_same()
    {
        var lines = Body(Draft("[PATCH] foo: set c"));
        var footer = lines.IndexOf("-- ");

        Assert.Equal("ReviewBot 0.0 read 1 of 1 patch without a tree, from the diff alone.", lines[footer + 1]);
        Assert.Contains("reviewbot review", lines[footer + 2], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_say_is_no_mail() =>
        Assert.Equal("", Sample.Render("mbox", Sample.Review(Mails.Write("[PATCH] foo: set c", "1"))));

    private static MimeMessage Draft(string subject, string headers = "") =>
        Assert.Single(Drafts(Sample.Review(Mails.Write(subject, "1", body: Damage, headers: headers))));

    private static List<MimeMessage> Drafts(Review review)
    {
        var mbox = Encoding.UTF8.GetBytes(Sample.Render("mbox", review));
        return [.. MboxSplitter.Split(mbox, "drafts").Select(raw => MimeMessage.Load(new MemoryStream(raw.Bytes.ToArray())))];
    }

    private static List<string> Body(MimeMessage draft) => [.. draft.TextBody!.ReplaceLineEndings("\n").Split('\n')];
}
