using ReviewBot.Mail;
using ReviewBot.Reviews;

namespace ReviewBot.Tests.Reviews;

/// <summary>A series of so many patches that what was read of one is let go before the last is read.</summary>
public sealed class LongSeriesTests
{
    private const int Patches = 90;

    /// <summary>Each patch adds a member; of every third one, a patch near the end makes use.</summary>
    private static readonly IReadOnlyList<RawMail> Mails =
    [
        .. Enumerable.Range(1, Patches).Select(i => new RawMail(
            System.Text.Encoding.UTF8.GetBytes(Tests.Mails.Write($"[PATCH {i:00}/{Patches}] foo{i}: more", $"{i}", i == 1 ? "" : "1", body: $"More.\n---\n{Diff(i)}")),
            $"mail {i}")),
    ];

    [Fact]
    public void Users_in_far_patches_count()
    {
        var findings = Review(jobs: 1).Series.Single().Findings;

        Assert.Equal(
            Enumerable.Range(1, Patches).Where(i => i % 3 != 0).Select(i => $"+\tint member_{i};"),
            findings.Where(finding => finding.Rule.Id == "series/unused-addition").Select(finding => finding.Quote));
    }

    [Fact]
    public void Patches_looked_at_side_by_side_give_what_one_after_the_other_gives()
    {
        var expected = Shown(jobs: 1);
        for (var i = 0; i < 20; i++)
            Assert.Equal(expected, Shown(jobs: 8));

        static string Shown(int jobs) => Sample.Render("json", Review(jobs));
    }

    private static Review Review(int jobs)
    {
        var series = MailReader.Read(Mails, jobs: 1).Assembly.Series;
        return new Review("1.0.0", TreeInfo.None, MailReview.Run(series, tree: null, Sample.Rules, new ReviewSettings(), jobs), []);
    }

    private static string Diff(int i) => $$"""
        --- a/drivers/foo{{i % 7}}.h
        +++ b/drivers/foo{{i % 7}}.h
        @@ -{{i * 10}},2 +{{i * 10}},3 @@ struct foo_{{i}} {
         	int before;
        +	int member_{{i}};
         	int after;
        {{(i < Patches ? "" : Users())}}
        """;

    private static string Users()
    {
        var used = Enumerable.Range(1, Patches).Where(i => i % 3 == 0).ToList();
        return $"""
            --- a/drivers/use.c
            +++ b/drivers/use.c
            @@ -10,2 +10,{used.Count + 2} @@ void use(struct all *all)
             	begin(all);
            {string.Concat(used.Select(i => $"+\tall->member_{i} = {i};\n"))} 	end(all);
            """;
    }
}
