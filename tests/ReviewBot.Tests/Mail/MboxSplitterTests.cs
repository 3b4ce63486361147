using System.Text;
using ReviewBot.Mail;

namespace ReviewBot.Tests.Mail;

public sealed class MboxSplitterTests
{
    [Fact]
    public void Each_separator_begins_a_mail_and_the_blank_line_before_it_is_framing()
    {
        var mails = Split("""
            From mboxrd@z Thu Jan  1 00:00:00 1970
            Subject: one

            body

            From jane@example.org Fri Nov 10 18:04:28 2023
            Subject: two

            body

            """);

        Assert.Equal(["Subject: one\n\nbody\n", "Subject: two\n\nbody\n"], mails.Select(Text));
        Assert.Equal(["box:1", "box:6"], mails.Select(mail => mail.Cursor));
    }

    [Fact]
    public void A_From_line_without_a_date_is_text()
    {
        var mail = Assert.Single(Split("""
            From jane@example.org Fri Nov 10 18:04:28 2023
            Subject: one

            From here on it gets complicated, as at 10:30 in 2023.
            """));

        Assert.EndsWith("From here on it gets complicated, as at 10:30 in 2023.", Text(mail), StringComparison.Ordinal);
    }

    [Fact]
    public void Quoted_From_lines_lose_one_mark()
    {
        var mail = Assert.Single(Split("""
            From mboxrd@z Thu Jan  1 00:00:00 1970
            Subject: one

            >From here
            >>From there
            > From a quote
            x >From inside
            """));

        Assert.Equal("Subject: one\n\nFrom here\n>From there\n> From a quote\nx >From inside", Text(mail));
    }

    [Fact]
    public void A_file_without_a_separator_is_one_mail_as_it_stands()
    {
        var mail = Assert.Single(Split("Subject: one\n\n>From here\nFrom mboxrd@z Thu Jan  1 00:00:00 1970\n"));

        Assert.Equal("box", mail.Cursor);
        Assert.Equal("Subject: one\n\n>From here\nFrom mboxrd@z Thu Jan  1 00:00:00 1970\n", Text(mail));
    }

    [Fact]
    public void An_archive_whose_separators_lack_the_date_is_split_where_a_header_follows_a_blank_line()
    {
        var mails = Split(
            "From lib\nSubject: one\n\nFrom the start\n\nFrom now on\nwe wait\n\nFrom lib\nSubject: two\n\n");

        Assert.Equal(
            ["Subject: one\n\nFrom the start\n\nFrom now on\nwe wait\n", "Subject: two\n"], mails.Select(Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \r\n")]
    public void A_blank_file_has_no_mails(string text) => Assert.Empty(Split(text));

    [Theory]
    [InlineData("From mboxrd@z Thu Jan  1 00:00:00 1970", true)]
    [InlineData("From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001", true)]
    [InlineData("From jane@example.org Fri Nov 10 18:04 2023 +0100", true)]
    [InlineData("From jane@example.org Fri Nov 10 18:04:28 90", false)]
    [InlineData("From jane Fri Nov 10", false)]
    [InlineData("From: jane at 10:30:00 2023", false)]
    public void A_separator_ends_in_a_time_and_a_year(string line, bool expected) =>
        Assert.Equal(expected, MboxSplitter.IsFromLine(Encoding.ASCII.GetBytes(line + "\n")));

    private static RawMail[] Split(string text) => [.. MboxSplitter.Split(Encoding.UTF8.GetBytes(text), "box")];

    private static string Text(RawMail mail) => Encoding.UTF8.GetString(mail.Bytes.Span);
}
