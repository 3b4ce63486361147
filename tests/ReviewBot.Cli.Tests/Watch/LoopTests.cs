namespace ReviewBot.Cli.Tests.Watch;

/// <summary>Machines that answer each other never end, unless one of them knows when to be silent.</summary>
public sealed class LoopTests
{
    public static TheoryData<ListHabit, AuthorHabit> Habits =>
        new MatrixTheoryData<ListHabit, AuthorHabit>(Enum.GetValues<ListHabit>(), Enum.GetValues<AuthorHabit>());

    [Theory, MemberData(nameof(Habits))]
    public async Task Each_bot_says_it_once_and_then_nothing(ListHabit list, AuthorHabit author)
    {
        using var town = new Town(list, author);
        town.Post("foo.c");
        await town.RoundAsync();
        var first = town.Sent;
        Assert.Equal(1, first[0]);
        Assert.InRange(first[1], 0, 1);

        for (var round = 0; round < 5; round++)
            await town.RoundAsync();

        Assert.Equal(first[0], town.Sent[0]);
        Assert.InRange(town.Sent[1], first[1], 1);

        var before = town.Sent;
        town.Post("bar.c");
        for (var round = 0; round < 5; round++)
            await town.RoundAsync();

        // whom mail does not reach gets no more, about nothing
        var most = author == AuthorHabit.Bounces ? 0 : 1;
        Assert.Equal(most, town.Sent[0] - before[0]);
        Assert.InRange(town.Sent[1] - before[1], 0, 1);
    }
}
