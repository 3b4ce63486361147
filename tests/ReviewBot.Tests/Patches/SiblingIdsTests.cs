using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Tests.Patches;

public class SiblingIdsTests
{
    [Fact]
    public void The_cover_letter_is_asked_for_by_the_id_it_is_answered_by() =>
        Assert.Equal(["root@example.org"], Of(Mails.Write("[PATCH] foo", "1", inReplyTo: "root")));

    [Theory]
    [InlineData("20240101120000.4711-2-jane", "20240101120000.4711-3-jane@example.org")] // the cover letter is number 1
    [InlineData("20240101-foo-v3-1-64607301c057", "20240101-foo-v3-2-64607301c057@example.org")]
    public void A_sending_numbers_its_mails(string id, string sibling) =>
        Assert.Contains(sibling, Of(Mails.Write("[PATCH 1/2] foo", id)));

    [Fact]
    public void An_id_without_a_number_tells_nothing() => Assert.Empty(Of(Mails.Write("[PATCH 1/2] foo", "abcdef")));

    [Fact]
    public void What_is_at_hand_is_not_asked_for() =>
        Assert.Empty(Of(
            Mails.Write("[PATCH 0/1] foo", "1.4711-1-jane", body: "All.\n"),
            Mails.Write("[PATCH 1/1] foo", "1.4711-2-jane", inReplyTo: "1.4711-1-jane")));

    private static ImmutableArray<string> Of(params string[] mails) => SiblingIds.Of(Assert.Single(Mails.Assemble(mails).Series));
}
