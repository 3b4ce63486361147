using ReviewBot.Source;

namespace ReviewBot.Tests.Source;

public class EditDistanceTests
{
    [Theory]
    [InlineData("Reviewed-by", "Reviewed-by", 0, true)]
    [InlineData("Reviewed-by", "reviewed-BY", 0, true)]
    [InlineData("Reveiwed-by", "Reviewed-by", 1, true)]
    [InlineData("Signed-of-by", "Signed-off-by", 1, true)]
    [InlineData("Signed-of-by", "Signed-off-by", 0, false)]
    [InlineData("Acked-by", "Asked-by", 1, true)]
    [InlineData("Acked-by", "Noted-by", 2, false)]
    [InlineData("", "ab", 2, true)]
    [InlineData("", "abc", 2, false)]
    public void Letters_are_put_in_left_out_changed_or_swapped(string one, string other, int most, bool expected)
    {
        Assert.Equal(expected, EditDistance.AtMost(one, other, most));
        Assert.Equal(expected, EditDistance.AtMost(other, one, most));
    }

    [Fact]
    public void A_word_of_no_end_is_far_from_all() =>
        Assert.False(EditDistance.AtMost(new string('a', 100), new string('a', 100), 2));
}
