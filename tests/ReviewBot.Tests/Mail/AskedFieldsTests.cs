using System.Text;
using CsCheck;
using ReviewBot.Mail;

namespace ReviewBot.Tests.Mail;

public sealed class AskedFieldsTests
{
    private static readonly string[] Others = ["Received: a\n", "DKIM-Signature: b=\n\tc;\n d\n", "X-B: \n", "Content-Language: de\r\n"];

    [Theory]
    [InlineData("Received: a\nSubject: b", "b")]
    [InlineData("SUBJECT: b\n c\nReceived: a\n", "b c")]
    [InlineData("Received: a\n\tof b\nsubject: c\nX-Very-Long-Name-Of-A-Field-That-Nobody-Knows: d\n", "c")]
    [InlineData("Received: a\n>From x\nSubject: b\n\nbody\n", "b")]
    [InlineData("Subject: a\nReceived: b\n\nSubject: c\n", "a")]
    [InlineData("Subject: a\nReceived: b\r\n\r\nSubject: c\n", "a")]
    public void The_subject_is_that_of_the_header(string mail, string subject) => Assert.Equal(subject, Mails.Parse(mail).Subject);

    [Fact]
    public void Fields_that_nobody_asks_for_are_no_header() =>
        Assert.False(MessageParser.TryParse(new RawMail(Encoding.UTF8.GetBytes("Received: a\nX-B: c\n\nbody\n"), "x"), out _, out _));

    [Fact]
    public void A_message_does_not_depend_on_other_fields() =>
        Gen.Select(Gen.Int[0, 5], Gen.OneOf([.. Others.Select(Gen.Const)])).List[0, 6].Sample(others =>
        {
            string[] fields = ["From: a@example.org\n", "Subject: =?utf-8?q?=5BPATCH=5D?=\n foo\n", "Date: Mon, 6 Jan 2025 10:00:00 +0000\n", "Message-Id: <1@example.org>\n", "To: b@example.org\n"];
            var more = string.Concat(Enumerable.Range(0, 6).Select(at =>
                string.Concat(others.Where(one => one.Item1 == at).Select(one => one.Item2)) + (at < fields.Length ? fields[at] : "")));

            var (with, without) = (Mails.Parse(more + "\nbody\n"), Mails.Parse(string.Concat(fields) + "\nbody\n"));
            return with.Subject == "[PATCH] foo" && with.Id == without.Id && with.Date == without.Date
                && with.To.SequenceEqual(without.To) && with.Headers.Count == without.Headers.Count && with.Body.Raw == "body\n";
        });
}
