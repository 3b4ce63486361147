using CsCheck;
using ReviewBot.Reviews;

namespace ReviewBot.Tests.Reviews;

public class ReviewerTests
{
    [Fact]
    public void One_finding_of_each_founding_kind_is_in_the_sample()
    {
        var findings = Sample.Review().Series.Single().Findings;

        Assert.Equal(
            ["livepatch/cumulative-vs-replace", "unrelated/whitespace", "damage/whitespace", "unrelated/label-rename", "kernel-doc/member", "series/unused-addition"],
            findings.Select(finding => finding.Rule.Id));
        Assert.All(findings, finding => Assert.Null(finding.SilencedBy));
    }

    [Fact]
    public void The_order_and_the_number_of_copies_of_the_mails_do_not_matter()
    {
        var expected = Sample.Render("json", Sample.Review());

        Gen.Int[0, Sample.Mails.Length - 1].Array[0, 12].Sample(
            extra =>
            {
                var mails = Sample.Mails.Concat(extra.Select(i => Sample.Mails[i]))
                    .OrderBy(mail => mail.Bytes.Length * 31 % (extra.Length + 7))
                    .ToList();
                Assert.Equal(expected, Sample.Render("json", Sample.Review(mails)));
            },
            iter: 50);
    }

    [Fact]
    public void What_a_later_patch_takes_out_again_is_silenced_and_says_so()
    {
        var undo = Mails.TabLost.Replace(
            "-\tb = 2;\n+        b = 2;\n+\tc", "-        b = 2;\n+\tb = 2;\n \tc", StringComparison.Ordinal)
            .Replace("10,5 +10,6", "10,6 +10,6", StringComparison.Ordinal);
        var review = Sample.Review(
            Mails.Write("[PATCH 1/2] foo: set c", "1", body: "Set c.\n---\n" + Mails.TabLost),
            Mails.Write("[PATCH 2/2] foo: tidy up b", "2", "1", body: "Back to a tab.\n---\n" + undo));

        var finding = Assert.Single(review.Series.Single().Findings);
        Assert.Equal("damage/whitespace", finding.Rule.Id);
        Assert.Equal("a later patch of the series takes the line out again: foo: tidy up b", finding.SilencedBy);
    }

    [Fact]
    public void A_confusion_of_terms_is_said_once_a_series()
    {
        const string Comment = """
            --- a/kernel/livepatch/foo.c
            +++ b/kernel/livepatch/foo.c
            @@ -10,2 +10,3 @@ int foo(struct klp_patch *patch)
             	int ret;
            +	/* a cumulative livepatch */
             	if (patch->replace)

            """;
        var review = Sample.Review(
            Mails.Write("[PATCH 1/2] livepatch: foo", "1", body: "Foo.\n---\n" + Comment),
            Mails.Write(
                "[PATCH 2/2] livepatch: bar", "2", "1", body: "Bar.\n---\n" + Comment.Replace(
                    "foo.c", "bar.c", StringComparison.Ordinal)));

        Assert.Equal(
            [null, "said already in this series, on kernel/livepatch/foo.c"],
            review.Series.Single().Findings.Select(finding => finding.SilencedBy));
    }

    [Fact]
    public void What_a_missing_patch_could_refute_is_for_previews_only()
    {
        const string Member = """
            --- a/drivers/foo.h
            +++ b/drivers/foo.h
            @@ -10,2 +10,3 @@ struct foo {
             	int before;
            +	int revision;
             	int after;

            """;
        var mail = System.Text.Encoding.UTF8.GetBytes(
            Mails.Write("[PATCH 1/2] foo: make room", "1", body: "Room.\n---\n" + Member));

        var said = Sample.Review([new(mail, "mail")], new ReviewSettings()).Series.Single().Findings;
        var preview = Sample.Review(
            [new(mail, "mail")], new ReviewSettings { Preview = true }).Series.Single().Findings;

        Assert.Equal("patch 2 of the series is not at hand, and may use it", Assert.Single(said).SilencedBy);
        Assert.Null(Assert.Single(preview).SilencedBy);
    }

    [Fact]
    public void A_fingerprint_does_not_depend_on_line_numbers()
    {
        var here = Sample.Review(Mails.Write("[PATCH] foo: set c", "1", body: "Set c.\n---\n" + Mails.TabLost));
        var there = Sample.Review(
            Mails.Write(
                "[PATCH] foo: set c", "1", body: "Set c.\n---\n" + Mails.TabLost.Replace(
                    "@@ -10,5 +10,6", "@@ -70,5 +71,6", StringComparison.Ordinal)));

        var (first, second) = (
            Assert.Single(here.Series.Single().Findings), Assert.Single(there.Series.Single().Findings));
        Assert.NotEqual(first.Place.Line, second.Place.Line);
        Assert.Equal(first.Fingerprint, second.Fingerprint);
    }

    [Fact]
    public void A_finding_knows_its_line_in_the_post_image_and_in_the_mail()
    {
        var finding = Assert.Single(
            Sample.Review(
                Mails.Write("[PATCH] foo: set c", "1", body: "Set c.\n---\n" + Mails.TabLost)).Series.Single().Findings);

        Assert.Equal(11, finding.Place.Line);
        Assert.Equal("+        b = 2;", finding.Quote);
        Assert.Equal(8, finding.BodyLine);
    }

    [Fact]
    public void A_disabled_family_is_silent()
    {
        var findings = Sample.Review(
            settings: new ReviewSettings { Disable = ["unrelated/*", "damage/whitespace"] }).Series.Single().Findings;

        Assert.DoesNotContain(
            findings, finding =>
                finding.Rule.Id.StartsWith("unrelated/", StringComparison.Ordinal)
                    || finding.Rule.Id.StartsWith("damage/", StringComparison.Ordinal));
        Assert.NotEmpty(findings);
    }
}
