namespace ReviewBot.Tests.Patches;

public sealed class SeriesAssemblerTests
{
    private static readonly string[] Three =
    [
        Mails.Write(
            "[PATCH v2 0/3] foo: all", "0", body: "Hello.\n\nbase-commit: 0123456789abcdef0123456789abcdef01234567\n"),
        Mails.Write("[PATCH v2 1/3] foo: one", "1", "0", 1),
        Mails.Write("[PATCH v2 2/3] foo: two", "2", "0", 2),
        Mails.Write("[PATCH v2 3/3] foo: three", "3", "0", 3),
    ];

    [Fact]
    public void Mails_in_any_order_and_number_make_the_same_series()
    {
        var series = Assert.Single(Mails.Assemble([Three[2], Three[0], Three[3], Three[1], Three[2]]).Series);

        Assert.Equal(
            ("foo: all", 2, 3, "0@example.org"), (series.Subject, series.Version, series.Total, series.RootId));
        Assert.Equal(["foo: one", "foo: two", "foo: three"], series.Patches.Select(patch => patch.Title));
        Assert.Equal("0123456789abcdef0123456789abcdef01234567", series.BaseCommit);
        Assert.Empty(series.Missing);
    }

    [Fact]
    public void What_is_not_at_hand_is_missing()
    {
        var series = Assert.Single(Mails.Assemble(Three[3], Three[1]).Series);

        Assert.Equal([2], series.Missing);
        Assert.Null(series.Cover);
        Assert.Equal("1@example.org", series.RootId);
    }

    [Fact]
    public void Files_of_format_patch_have_no_ids()
    {
        var series = Assert.Single(Mails.Assemble(
            Mails.Write("[PATCH 2/2] foo: two", null, minute: 900, from: "Richard Roe <rr@example.org>"),
            Mails.Write("[PATCH 1/2] foo: one", null)).Series);

        Assert.Equal(["foo: one", "foo: two"], series.Patches.Select(patch => patch.Title));
    }

    [Fact]
    public void A_revision_in_reply_to_the_one_before_stands_alone()
    {
        var assembly = Mails.Assemble([.. Three, Mails.Write("[PATCH v3 1/2] foo: one", "10", "0", 100), Mails.Write("[PATCH v3 2/2] foo: two", "11", "0", 101)]);

        Assert.Equal([2, 3], assembly.Series.Select(series => series.Version));
        Assert.All(assembly.Series, series => Assert.Empty(series.Missing));
    }

    [Fact]
    public void Replies_are_among_the_others()
    {
        var assembly = Mails.Assemble([.. Three, Mails.Write("Re: [PATCH v2 2/3] foo: two", "9", "2", 9)]);

        Assert.Single(assembly.Series);
        Assert.Equal("a reply", Assert.Single(assembly.Others).Why);
    }
}
