using ReviewBot.Patches;

namespace ReviewBot.Tests.Patches;

public sealed class MailChoiceTests
{
    private static readonly Assembly Heap = Mails.Assemble(
        Mails.Write("[PATCH 0/2] a", "0", body: "Cover.\n"),
        Mails.Write("[PATCH 1/2] b", "1", "0"),
        Mails.Write("[PATCH 2/2] c", "2", "0"),
        Mails.Write("Re: [PATCH 2/2] c", "4", "gone", 9, headers: "References: <2@example.org> <gone@example.org>\n"),
        Mails.Write("[PATCH] d", "5", minute: 60),
        Mails.Write("Re: [PATCH] d", "6", "5", 61));

    [Theory]
    [InlineData("0", "v1 0,1,2/2; a reply")]
    [InlineData("4", "v1 0,1,2/2; a reply")]
    [InlineData("gone", "v1 0,1,2/2; a reply")]
    [InlineData("5", "v1 1/1; a reply")]
    [InlineData("never", "")]
    public void A_thread_reaches_over_mails_that_are_not_there(string id, string expected) =>
        Assert.Equal(expected, AssemblyCase.Shape(new MailChoice { MessageId = id + "@example.org" }.Of(Heap)));

    [Fact]
    public void A_series_without_a_thread_is_found_by_any_of_its_mails()
    {
        var heap = Mails.Assemble(Mails.Write("[PATCH 1/2] a", "1"), Mails.Write("[PATCH 2/2] b", "2", minute: 1));

        Assert.Equal("v1 1,2/2", AssemblyCase.Shape(new MailChoice { MessageId = "2@example.org" }.Of(heap)));
    }

    [Theory]
    [InlineData("2024-01-01T12:05Z", null, "v1 1/1; a reply; a reply")]
    [InlineData(null, "2024-01-01T13:00Z", "v1 0,1,2/2; a reply")]
    [InlineData("2024-01-01T13:00Z", "2024-01-01T13:01Z", "v1 1/1")]
    public void A_series_is_of_the_time_of_its_first_mail(string? since, string? until, string expected)
    {
        var choice = new MailChoice { Since = Time(since), Until = Time(until) };

        Assert.Equal(expected, AssemblyCase.Shape(choice.Of(Heap)));
        static DateTimeOffset? Time(string? text) =>
            text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Mails_of_another_year_are_not_kept_and_those_near_by_are()
    {
        var mail = Mails.Parse(Mails.Write("[PATCH] x", "1"));

        Assert.True(new MailChoice { Since = mail.Date + TimeSpan.FromDays(29), Until = mail.Date }.MayMatter(mail));
        Assert.False(new MailChoice { Since = mail.Date + TimeSpan.FromDays(365) }.MayMatter(mail));
        Assert.False(new MailChoice { Until = mail.Date - TimeSpan.FromDays(365) }.MayMatter(mail));
        Assert.False(new MailChoice { Since = mail.Date }.MayMatter(mail with { Date = null }));
        Assert.True(
            new MailChoice { Since = DateTimeOffset.MinValue, Until = DateTimeOffset.MaxValue }.MayMatter(mail));
    }

    [Fact]
    public void Without_their_texts_mails_assemble_as_with_them()
    {
        foreach (var odd in AssemblyCases.All)
        {
            var contents = odd.Mails.Select(Mails.Read).ToList();
            Assert.Equal(
                odd.Expected, AssemblyCase.Shape(
                    SeriesAssembler.Assemble(contents.Select(content => content.ForAssembly(KeptText.None, threads: true)))));
            Assert.Equal(
                odd.Expected, AssemblyCase.Shape(
                    SeriesAssembler.Assemble(contents.Select(content => content.ForAssembly(KeptText.All, threads: true)))));
        }
    }
}
