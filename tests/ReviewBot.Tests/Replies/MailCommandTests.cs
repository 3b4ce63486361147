using System.Collections.Immutable;
using ReviewBot.Replies;

namespace ReviewBot.Tests.Replies;

public class MailCommandTests
{
    [Fact]
    public void A_command_is_a_line_of_its_own() =>
        Assert.Equal(
            [new MailCommand.Stop(), new MailCommand.Ignore("unrelated/*"), new MailCommand.Wrong(null), new MailCommand.Wrong("damage/whitespace")],
            In("Thanks.\n\nReviewBot: STOP\nreviewbot: ignore unrelated/*\nreviewbot: wrong\n reviewbot: wrong damage/whitespace \n"));

    [Theory]
    [InlineData("> reviewbot: stop\n")]
    [InlineData("Write reviewbot: stop to mute it.\n")]
    [InlineData("-- \nreviewbot: stop\n")]
    [InlineData("reviewbot: stop it now\n")]
    [InlineData("reviewbot: ignore\n")]
    [InlineData("reviewbot: ignore $(id)\n")]
    [InlineData("syzbot: stop\n")]
    [InlineData("#syz invalid\n")]
    public void What_is_quoted_signed_or_meant_for_another_is_no_command(string body) => Assert.Empty(In(body));

    [Fact]
    public void A_mail_full_of_them_counts_for_eight() =>
        Assert.Equal(8, In(string.Concat(Enumerable.Repeat("reviewbot: wrong\n", 10_000))).Length);

    private static ImmutableArray<MailCommand> In(string body) =>
        MailCommand.In(Mails.Parse(Mails.Write("Re: [PATCH] foo", "1", body: body)));
}
