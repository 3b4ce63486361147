using ReviewBot.Mail;

namespace ReviewBot.Tests.Mail;

public class AutomaticMailTests
{
    [Theory]
    [InlineData("X-ReviewBot: review\n")]
    [InlineData("Auto-Submitted: auto-generated\n")]
    [InlineData("Return-Path: <>\n")]
    [InlineData("Precedence: junk\n")]
    [InlineData("Precedence: auto_reply\n")]
    [InlineData("X-Autoreply: yes\n")]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status; boundary=x\n")]
    public void A_machine_says_so_in_its_header(string header) =>
        Assert.NotNull(AutomaticMail.Why(Mails.Parse(Mails.Write("[PATCH] foo", "1", headers: header))));

    [Theory]
    [InlineData("Auto-Submitted: no\n")]
    [InlineData("Precedence: bulk\n")]
    [InlineData("Precedence: list\nList-Id: <patches.example.org>\n")]
    [InlineData("Return-Path: <jane@example.org>\n")]
    public void A_list_passes_on_what_people_write(string header) =>
        Assert.Null(AutomaticMail.Why(Mails.Parse(Mails.Write("[PATCH] foo", "1", headers: header))));

    [Theory]
    [InlineData("mailer-daemon@example.org", true)]
    [InlineData("no-reply@example.org", true)]
    [InlineData("tip-bot2@example.org", true)]
    [InlineData("patchwork-bot+list@example.org", true)]
    [InlineData("bot@example.org", true)]
    [InlineData("abbott@example.org", false)]
    [InlineData("talbot@example.org", false)]
    [InlineData("bottom-up@example.org", false)]
    public void Some_addresses_are_no_persons(string address, bool isMachine) =>
        Assert.Equal(isMachine, AutomaticMail.Why(Mails.Parse(Mails.Write("[PATCH] foo", "1", from: address))) is not null);
}
