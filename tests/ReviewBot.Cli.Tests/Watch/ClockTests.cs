using ReviewBot.Cli.Watch;

namespace ReviewBot.Cli.Tests.Watch;

/// <summary>Clocks are set, run ahead, and begin in 1970 when a battery is empty.</summary>
public sealed class ClockTests
{
    private static readonly DateTimeOffset Eleven = new(2025, 1, 6, 11, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_clock_that_runs_ahead_for_a_while_loses_nothing_and_sends_nothing_twice()
    {
        using var list = Embargoed();
        using var bot = new WatcherInProcess(list.Folder);
        await ArrivesAsync(list, bot, "1", Eleven);
        await ArrivesAsync(list, bot, "2", Eleven.AddYears(70));
        await ArrivesAsync(list, bot, "3", Eleven.AddHours(1));
        Assert.Equal(3, bot.Number("SELECT count(*) FROM mail WHERE bytes IS NOT NULL"));

        bot.Clock.Now = Eleven.AddHours(6);
        await bot.RunAsync();
        bot.Clock.Now = Eleven.AddHours(9);
        await bot.RunAsync();

        Assert.Equal(["1", "2", "3"], Answered(bot));
        Assert.Equal(3, bot.Number("SELECT count(*) FROM series WHERE state = 'Reviewed' AND reviews = 1"));
    }

    [Fact]
    public async Task A_clock_that_begins_in_1970_loses_nothing_and_sends_nothing_twice()
    {
        using var list = Embargoed();
        using var bot = new WatcherInProcess(list.Folder);
        await ArrivesAsync(list, bot, "1", Eleven);
        await ArrivesAsync(list, bot, "2", DateTimeOffset.UnixEpoch.AddMinutes(1));
        Assert.Empty(bot.Sent);

        foreach (var hours in new[] { 3, 6, 9 })
        {
            bot.Clock.Now = Eleven.AddHours(hours);
            await bot.RunAsync();
        }

        Assert.Equal(["1", "2"], Answered(bot));
        Assert.Equal(2, bot.Number("SELECT count(*) FROM series WHERE state = 'Reviewed' AND reviews = 1"));
    }

    [Fact]
    public async Task A_reply_that_was_put_off_while_the_clock_ran_ahead_goes_out_when_it_is_right()
    {
        using var list = Embargoed("quiet: 10:00-13:00 UTC");
        using var bot = new WatcherInProcess(list.Folder);
        await ArrivesAsync(list, bot, "1", Eleven.AddYears(1));
        Assert.Empty(bot.Sent);

        bot.Clock.Now = Eleven.AddHours(3);
        await bot.RunAsync();

        Assert.Equal(["1"], Answered(bot));
    }

    [Theory]
    [InlineData(0, 30, null)]
    [InlineData(0, 3600, 3600)]
    [InlineData(0, -3600, -3600)]
    [InlineData(86_400, 0, null)]
    public void A_clock_that_is_set_is_noticed_once(int goesOn, int isSetBy, int? seconds)
    {
        var time = new Ticking();
        var jumps = new ClockJumps(time);
        time.Ticks += goesOn;
        time.SetBy += isSetBy;

        Assert.Equal(seconds is { } by ? TimeSpan.FromSeconds(by) : null, jumps.Next());
        Assert.Null(jumps.Next());
    }

    private static WatchedList Embargoed(string more = "mails: 1")
    {
        var list = new WatchedList(Form.Managed, mode: "send");
        list.Folder.Write("reviewbot.yaml", list.Folder.Read("reviewbot.yaml")
            .Replace("embargo: 0s", $"embargo: 2h, {more}", StringComparison.Ordinal)
            .Replace("sent.mbox }", "sent.mbox }, per-hour: 1", StringComparison.Ordinal)
            .Replace("state: state", "state: state\nkeep: 1d", StringComparison.Ordinal));
        return list;
    }

    private static async Task ArrivesAsync(WatchedList list, WatcherInProcess bot, string name, DateTimeOffset now)
    {
        list.Mail($"{name}@example.org", $"[PATCH] foo{name}: set the level", "", WatchedList.PatchOf($"foo{name}.c"));
        bot.Clock.Now = now;
        await bot.RunAsync();
    }

    private static string[] Answered(WatcherInProcess bot) =>
        [.. bot.Sent.Select(mail => Conformance.Mail(mail.Bytes.Span).InReplyTo!.Split('@')[0]).Order(StringComparer.Ordinal)];

    private sealed class Ticking : TimeProvider
    {
        public int Ticks { get; set; }

        public int SetBy { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Ticks;

        public override DateTimeOffset GetUtcNow() => Eleven.AddSeconds(Ticks + SetBy);
    }
}
