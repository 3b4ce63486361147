using System.Text;
using ReviewBot.Mail;

namespace ReviewBot.Tests.Mail;

public sealed class MessageParserTests
{
    [Fact]
    public void Headers_are_decoded_and_unfolded()
    {
        var message = Mails.Parse("""
            From: =?UTF-8?q?J=C3=BCrgen_Doe?= <jane@example.org>
            To: list@example.org, "Roe, Richard" <rr@example.org>
            Cc: third@example.org
            Subject: [PATCH 1/2] foo: a title
             that is folded
            Date: Fri, 10 Nov 2023 18:04:28 +0100
            Message-Id: <2@example.org>
            In-Reply-To: <1@example.org>
            References: <0@example.org>
            	<1@example.org>
            List-Id: <list.example.org>

            body
            """);

        Assert.Equal("2@example.org", message.Id);
        Assert.Equal("[PATCH 1/2] foo: a title that is folded", message.Subject);
        Assert.Equal(new Address("Jürgen Doe", "jane@example.org"), message.From);
        Assert.Equal([new Address("", "list@example.org"), new Address("Roe, Richard", "rr@example.org")], message.To);
        Assert.Equal([new Address("", "third@example.org")], message.Cc);
        Assert.Equal(new DateTimeOffset(2023, 11, 10, 18, 4, 28, TimeSpan.FromHours(1)), message.Date);
        Assert.Equal("1@example.org", message.InReplyTo);
        Assert.Equal(["0@example.org", "1@example.org"], message.References);
        Assert.Equal("<list.example.org>", message.Headers["list-id"]);
        Assert.Equal("body", message.Body.Raw);
    }

    [Fact]
    public void An_encoded_body_is_decoded_and_its_line_ends_are_plain()
    {
        var text = Convert.ToBase64String("one\r\ntwo\r\n"u8);

        Assert.Equal("one\ntwo\n", Mails.Parse($"Subject: x\nContent-Transfer-Encoding: base64\n\n{text}\n").Body.Raw);
    }

    [Fact]
    public void An_encoded_body_keeps_the_carriage_returns_of_a_DOS_file()
    {
        var text = Convert.ToBase64String("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\r\n+b\r\n"u8);

        Assert.EndsWith(
            "-a\r\n+b\r\n", Mails.Parse(
                $"Subject: x\nContent-Transfer-Encoding: base64\n\n{text}\n").Body.Raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", "C3A4", "ä")]
    [InlineData("iso-8859-15", "A4", "€")]
    [InlineData("koi8-r", "C1", "а")]
    [InlineData("y", "C3A4", "ä")]
    [InlineData("utf-8", "E4", "ä")]
    [InlineData("us-ascii", "80", "€")]
    public void The_charset_is_the_declared_one_or_UTF_8_or_Windows_1252(string declared, string hex, string expected)
    {
        byte[] mail = [.. Encoding.ASCII.GetBytes($"Subject: x\nContent-Type: text/plain; charset={declared}\n\n"), .. Convert.FromHexString(hex)];

        var body = Mails.Parse(mail).Body;

        Assert.Equal(expected, body.Charset.GetString(RawText.ToBytes(body.Raw)));
        Assert.Equal(Convert.FromHexString(hex), RawText.ToBytes(body.Raw));
    }

    [Fact]
    public void Attached_patches_follow_the_text_and_HTML_is_left_out()
    {
        var message = Mails.Parse("""
            Subject: x
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: multipart/alternative; boundary=c

            --c
            Content-Type: text/plain

            the log
            --c
            Content-Type: text/html

            <p>the log
            --c--
            --b
            Content-Type: application/octet-stream; name=0001-x.patch
            Content-Disposition: attachment

            diff --git a/x b/x
            --b
            Content-Type: image/png; name=x.png

            junk
            --b--
            """);

        Assert.Equal("the log\ndiff --git a/x b/x", message.Body.Raw);
    }

    [Fact]
    public void A_flowed_text_is_put_together_again()
    {
        var message = Mails.Parse(
            "Subject: x\nContent-Type: text/plain; format=flowed\n\none \ntwo\n  context\n-- \nJane\n");

        Assert.Equal("one two\n context\n-- \nJane\n", message.Body.Raw);
    }

    [Theory]
    [InlineData("", "not a mail: empty")]
    [InlineData("\0\u0001\u0002:", "not a mail: no header")]
    [InlineData("just some words", "not a mail: no header")]
    [InlineData("key: value\n\nbody", "not a mail: no From, Subject, Date or Message-Id header")]
    public void What_is_no_mail_is_refused_with_a_sentence(string text, string expected)
    {
        Assert.False(
            MessageParser.TryParse(new RawMail(Encoding.UTF8.GetBytes(text), "junk:1"), out _, out var problem));
        Assert.Equal($"junk:1: {expected}", problem.ToString());
    }

    [Fact]
    public void Too_many_nested_parts_are_refused()
    {
        var mail = new StringBuilder("Subject: x\n");
        for (var i = 0; i < 10_000; i++)
            mail.Append("Content-Type: multipart/mixed; boundary=b").Append(i).Append("\n\n--b").Append(i).Append('\n');

        Assert.False(
            MessageParser.TryParse(
                new RawMail(Encoding.ASCII.GetBytes(mail.ToString()), "deep"), out _, out var problem));
        Assert.Equal(
            "deep: a mail with more than 1000 parts, or nested deeper than 32, is not read", problem.ToString());
    }

    [Fact]
    public void A_mail_of_a_hundred_megabytes_is_refused()
    {
        var bytes = new byte[100 * 1024 * 1024];
        "Subject: x\n\n"u8.CopyTo(bytes);

        Assert.False(MessageParser.TryParse(new RawMail(bytes, "big"), out _, out var problem));
        Assert.Equal("big: a mail of more than 32 MB is not read", problem.ToString());
    }
}
