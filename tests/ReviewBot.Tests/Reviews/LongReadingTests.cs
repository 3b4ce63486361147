using System.Text;
using CsCheck;
using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Reviews;

namespace ReviewBot.Tests.Reviews;

/// <summary>Archives that are read in parts give what they give when they are read as one.</summary>
public sealed class LongReadingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Parts_of_an_archive_hold_the_series_of_the_whole(bool newestFirst)
    {
        var archive = LongArchive.Write(years: 3);
        if (newestFirst)
            archive.Reverse();
        var parts = MailReader.ReadLong(archive, jobs: 1, MailChoice.All, room: 300).ToList();

        Assert.InRange(parts.Count, 4, 1000);
        Assert.All(parts, part => Assert.InRange(part.Mails, 0, 600));
        Assert.Equal(Rows([MailReader.Read(archive, jobs: 1, diffs: false)]), Rows(parts));
        Assert.Equal(archive.Count, parts.Sum(part => part.Mails));
    }

    [Fact]
    public void What_is_in_no_order_is_read_as_one()
    {
        var archive = LongArchive.Write(years: 1);
        Gen.Shuffle(archive).Sample(mails =>
            Rows(MailReader.ReadLong(mails, jobs: 1, MailChoice.All, room: 50)) == Rows([MailReader.Read(mails, jobs: 1)]), iter: 3);
    }

    [Fact]
    public void A_mail_that_comes_again_after_it_was_given_is_a_copy()
    {
        var archive = LongArchive.Write(years: 2);
        List<RawMail> twice = [.. archive, .. archive];
        var parts = MailReader.ReadLong(twice, jobs: 1, MailChoice.All, room: 300).ToList();

        Assert.InRange(parts.Count, 2, 1000);
        Assert.Equal(Rows([MailReader.Read(archive, jobs: 1)]), Rows(parts));
        Assert.Equal(archive.Count, parts.Sum(part => part.Assembly.Copies));
    }

    [Fact]
    public void A_thread_is_looked_for_in_all_mails_at_once()
    {
        var choice = new MailChoice { MessageId = "9.2@example.org" };
        var part = Assert.Single(MailReader.ReadLong(LongArchive.Write(years: 3), jobs: 1, choice, room: 50));

        Assert.Equal(["9.0@example.org", "9.3@example.org"], part.Assembly.Series.Select(series => series.RootId));
    }

    [Theory]
    [InlineData("Subject: Re: [PATCH] x\nTo: list@example.org\n", 0)]
    [InlineData("Subject: [PATCH] Re: x\nTo: list@example.org\n", 1)]
    [InlineData("Subject: [PATCH] x\nSubject: Re: x\nTo: list@example.org\n", 1)]
    [InlineData("Subject: [PATCH] x\nX-Note: \n Subject: Re: x\nTo: list@example.org\n", 1)]
    public void An_answer_is_told_by_its_header_as_by_the_whole(string header, int series)
    {
        var text = $"From: author@example.org\nMessage-Id: <1@example.org>\n{header}\nSubject: Re: x\n\n{Mails.Diff}";
        var mail = new RawMail(Encoding.UTF8.GetBytes(text), "mail");
        var assembly = MailReader.Read([mail], jobs: 1).Assembly;

        Assert.Equal(series, assembly.Series.Length);
        Assert.Equal(1 - series, assembly.Others.Length);
    }

    private static string Rows(IEnumerable<MailReading> parts)
    {
        var all = parts.Select(part => part.Assembly).ToList();
        var series = all.SelectMany(part => part.Series).Select(each =>
            $"{each.RootId} v{each.Version} {string.Join(' ', each.Patches.Select(patch => patch.Message.Id))} carries {string.Join(' ', each.CarriedOver)}");
        var others = all.SelectMany(part => part.Others).Select(other => $"{other.Mail.Id}: {other.Why}");
        return string.Join('\n', series.Concat(others).Order(StringComparer.Ordinal));
    }
}
