using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Replies;
using ReviewBot.Reviews;

namespace ReviewBot.Tests.Replies;

public class ReplyWriterTests
{
    private const string Damage = "Set c.\n---\n" + Mails.TabLost;

    private static readonly ReplyStyle Style = new() { From = new Address("Bot", "bot@example.org"), MostMails = 1 };

    [Fact]
    public void A_remark_on_one_patch_answers_that_patch() =>
        Assert.Equal("2@example.org", Assert.Single(Write(Style, Cover(), Patch(1, body: Clean), Patch(2))).InReplyTo);

    [Fact]
    public void Remarks_on_more_patches_than_allowed_are_one_answer_to_the_cover_letter()
    {
        var reply = Assert.Single(Write(Style, Cover(), Patch(1), Patch(2)));

        Assert.Equal("0@example.org", reply.InReplyTo);
        Assert.Equal(2, reply.Findings.Select(finding => finding.Patch).Distinct().Count());
        Assert.Contains("\n> Subject: [PATCH 1/2] foo: one\n", reply.Text, StringComparison.Ordinal);
        Assert.Contains("\n> Subject: [PATCH 2/2] foo: two\n", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_cover_letter_the_first_patch_is_answered() =>
        Assert.Equal("1@example.org", Assert.Single(Write(Style, Patch(1), Patch(2))).InReplyTo);

    [Fact]
    public void As_many_mails_as_allowed_answer_a_patch_each() =>
        Assert.Equal(
            ["1@example.org", "2@example.org"],
            Write(Style with { MostMails = 2 }, Cover(), Patch(1), Patch(2)).Select(reply => reply.InReplyTo));

    [Theory]
    [InlineData(Audience.Author, new string[0])]
    [InlineData(Audience.List, new[] { "list@example.org" })]
    [InlineData(Audience.Everybody, new[] { "maintainer@example.org", "list@example.org" })]
    public void The_audience_narrows_the_recipients(Audience audience, string[] copies)
    {
        var reply = Assert.Single(Write(Style with { Audience = audience, Lists = ["List@Example.org", "other@example.org"] }, Patch(1)));

        Assert.Equal("jane@example.org", reply.To.Email);
        Assert.Equal(copies, reply.Cc.Select(address => address.Email));
    }

    [Fact]
    public void Nobody_who_asked_for_silence_is_written_to() =>
        Assert.Empty(Write(Style with { Without = ["JANE@example.org"] }, Patch(1)));

    [Fact]
    public void Our_own_address_gets_no_copy_with_or_without_a_tag() =>
        Assert.DoesNotContain(
            Assert.Single(Write(Style with { From = new Address("Bot", "list+bot@example.org") }, Patch(1))).Cc,
            address => address.Email == "list@example.org");

    [Fact]
    public void The_footer_says_what_was_not_at_hand() =>
        Assert.Contains(
            "read 1 of 2 patches (not at hand: 1) ",
            Assert.Single(Write(Style, Patch(2))).Text, StringComparison.Ordinal);

    [Fact]
    public void What_was_said_to_an_earlier_version_is_said_once_more_in_a_line()
    {
        var first = Assert.Single(Write(Style, Patch(1))).Findings;
        var again = Assert.Single(Write(Style with { Earlier = Remarks(first, repeated: false) }, Patch(1)));

        Assert.Contains("Said to v1, and still there:\n  damage/whitespace, drivers/foo.c:11\n", again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("> +", again.Text, StringComparison.Ordinal);
        Assert.Equal(first.Select(finding => finding.Cause), again.Repeated.Select(finding => finding.Cause));
    }

    [Fact]
    public void And_then_never_again()
    {
        var first = Assert.Single(Write(Style, Patch(1))).Findings;

        Assert.Empty(Write(Style with { Earlier = Remarks(first, repeated: true) }, Patch(1)));
    }

    [Fact]
    public void A_reply_says_what_is_gone_but_nothing_new_is_no_reply()
    {
        ImmutableArray<EarlierRemark> gone = [new("0123456789abcdef", "unrelated/label-rename", "fs/a.c", 1, WasRepeated: false)];

        Assert.Contains(
            "Said to v1, and gone:\n  unrelated/label-rename, fs/a.c\n",
            Assert.Single(Write(Style with { Earlier = gone }, Patch(1, tag: "PATCH v2"), Patch(2, tag: "PATCH v2"))).Text, StringComparison.Ordinal);
        Assert.Empty(Write(Style with { Earlier = gone }, Patch(1, Clean, "PATCH v2"), Patch(2, Clean, "PATCH v2")));
    }

    [Fact]
    public void What_parts_that_are_missing_may_still_have_is_not_called_gone()
    {
        ImmutableArray<EarlierRemark> gone = [new("0123456789abcdef", "unrelated/label-rename", "fs/a.c", 1, WasRepeated: false)];

        Assert.DoesNotContain(
            "and gone", Assert.Single(Write(Style with { Earlier = gone }, Patch(2, tag: "PATCH v2"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cause_outlives_the_title_and_the_place() =>
        Assert.Equal(
            Assert.Single(Write(Style, Patch(1))).Findings.Select(finding => finding.Cause),
            Assert.Single(Write(Style, Mails.Write("[PATCH v2] foo: another title", "9", body: Damage.Replace("-10,5 +10,6", "-40,5 +44,6").Replace("---\n", "---\nv2: another title\n\n")))).Findings.Select(finding => finding.Cause));

    [Fact]
    public void A_date_goes_before_the_rest() =>
        Assert.StartsWith(
            "Date: Fri, 05 Jan 2024 09:08:07 +0100\nFrom: ",
            ReplyMail.Sent(
                Assert.Single(Write(Style, Patch(1))).Text, new DateTimeOffset(2024, 1, 5, 9, 8, 7, TimeSpan.FromHours(1))),
            StringComparison.Ordinal);

    private const string Clean = "Set c.\n---\n" + Mails.Diff;

    private static string Cover() => Mails.Write("[PATCH 0/2] foo: both", "0", body: "Two patches.\n");

    private static string Patch(int number, string body = Damage, string tag = "PATCH") => Mails.Write(
        $"[{tag} {number}/2] foo: {(number == 1 ? "one" : "two")}", $"{number}", minute: number, body: body,
        headers: "To: maintainer@example.org\nCc: list@example.org\nReferences: <0@example.org>\n");

    private static ImmutableArray<EarlierRemark> Remarks(ImmutableArray<Finding> said, bool repeated) =>
        [.. said.Select(finding => new EarlierRemark(finding.Cause, finding.Rule.Id, finding.Place.Path, 1, repeated))];

    private static ImmutableArray<Reply> Write(ReplyStyle style, params string[] mails)
    {
        var review = Sample.Review(mails);
        return ReplyWriter.Write(review, Assert.Single(review.Series), style);
    }
}
