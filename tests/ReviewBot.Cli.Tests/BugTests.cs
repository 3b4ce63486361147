using ReviewBot.Cli.Commands;

namespace ReviewBot.Cli.Tests;

public sealed class BugTests
{
    [Fact]
    public void A_bug_of_ours_is_one_line_that_asks_for_a_report()
    {
        using var errors = new StringWriter();
        var code = CommandLine.Guard(errors, () => throw new InvalidOperationException("no such thing\nas this"));

        Assert.Equal(3, code);
        Assert.Equal(
            "reviewbot: a bug of ours: InvalidOperationException: no such thing (please report it with the input "
            + "that shows it; REVIEWBOT_DEBUG=1 prints where it happened)" + Environment.NewLine,
            errors.ToString());
    }
}
