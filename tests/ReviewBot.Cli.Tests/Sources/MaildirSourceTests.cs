using CsCheck;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Tests.Servers;

namespace ReviewBot.Cli.Tests.Sources;

public class MaildirSourceTests
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(50), Seldom = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_mail_is_read_once_whatever_its_reader_does_with_it()
    {
        using var folder = Maildir();
        var first = Deliver(folder, 1);
        var source = Source(folder);
        var found = await source.OnceAsync();
        Assert.Equal([Reading.Mail(1)], found.Texts());

        File.Move(first, Path.Join(folder.Path, "cur", Path.GetFileName(first) + ":2,"));
        Assert.Empty((await source.OnceAsync(found[^1].Cursor)).Ids());
        File.Move(Path.Join(folder.Path, "cur", Path.GetFileName(first) + ":2,"), Path.Join(folder.Path, "cur", Path.GetFileName(first) + ":2,FS"));
        Assert.Empty((await source.OnceAsync(found[^1].Cursor)).Ids());
    }

    [Fact]
    public async Task The_oldest_come_first_and_a_late_one_with_an_old_date_is_not_left_out()
    {
        using var folder = Maildir();
        var now = DateTime.UtcNow;
        File.SetLastWriteTimeUtc(Deliver(folder, 1), now);
        File.SetLastWriteTimeUtc(Deliver(folder, 2), now.AddDays(-1));
        var found = await Source(folder).OnceAsync();
        Assert.Equal(["2", "1"], found.Ids());

        File.SetLastWriteTimeUtc(Deliver(folder, 3), now.AddYears(-1));
        Assert.Equal(["3"], (await Source(folder).OnceAsync(found[^1].Cursor)).Ids());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task New_mails_are_waited_for(bool isTold)
    {
        using var folder = Maildir();
        Deliver(folder, 1);
        var found = await Source(folder, isTold ? Seldom : Often).WaitAsync(null, 3, came =>
        {
            Deliver(folder, came + 1);
            return Task.CompletedTask;
        });

        Assert.Equal(["1", "2", "3"], found.Ids());
    }

    [Fact]
    public async Task What_is_no_mail_is_left_alone()
    {
        using var folder = Maildir();
        Programs.Run("mkfifo", [Path.Join(folder.Path, "new", "1.pipe")]);
        Directory.CreateDirectory(Path.Join(folder.Path, "new", "2.folder"));
        File.CreateSymbolicLink(Path.Join(folder.Path, "new", "3.link"), "/nowhere");
        folder.Write("new/.hidden", "");
        folder.Write("tmp/half", Reading.Mail(9));
        Deliver(folder, 4);

        Assert.Equal(["4"], (await Source(folder).OnceAsync()).Ids());
        Assert.Equal(5, Directory.GetFileSystemEntries(Path.Join(folder.Path, "new")).Length);
    }

    [Fact]
    public async Task A_mail_beyond_the_limit_is_passed_with_a_note()
    {
        using var folder = Maildir();
        folder.Write("new/1", Reading.Mail(1) + new string('x', ReviewBot.Mail.MessageParser.MaxBytes));
        Deliver(folder, 2);

        var found = await Source(folder).OnceAsync();
        Assert.Equal(["2"], found.Ids());
        Assert.EndsWith("new/1: a mail of more than 32 MB is not read", Assert.Single(found.Notes()));
        Assert.Empty(await Source(folder).OnceAsync(found[^1].Cursor));
    }

    [Fact]
    public async Task A_folder_that_is_no_maildir_is_one_line()
    {
        using var folder = new TestFolder();
        Assert.Equal($"list: {folder.Path}: no such file or directory", await Source(folder).TroubleAsync());
    }

    [Fact]
    public void Whatever_happens_between_stops_every_mail_is_read() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 3], Gen.Int[0, 39]).List[1, 4].Sample(rounds =>
        {
            using var folder = Maildir();
            var (number, read, cursor) = (0, new HashSet<string>(), (string?)null);
            foreach (var (mails, deleted, stopAt) in rounds)
            {
                foreach (var path in Directory.GetFiles(Path.Join(folder.Path, "new")).Take(read.Count > 0 ? deleted : 0).ToList())
                    if (read.Contains(Path.GetFileName(path)))
                        File.Delete(path);
                for (var each = 0; each < mails; each++)
                    Deliver(folder, ++number);

                // it is stopped somewhere, and knows only what was kept
                foreach (var arrival in Source(folder).OnceAsync(cursor).GetAwaiter().GetResult().Take(stopAt + 1))
                {
                    cursor = arrival.Cursor;
                    read.UnionWith(new[] { arrival }.Ids());
                }
            }

            read.UnionWith(Source(folder).OnceAsync(cursor).GetAwaiter().GetResult().Ids());
            Assert.Equal(number, read.Count);
        }, iter: 30);

    private static TestFolder Maildir()
    {
        var folder = new TestFolder();
        foreach (var box in (string[])["tmp", "new", "cur"])
            Directory.CreateDirectory(Path.Join(folder.Path, box));
        return folder;
    }

    private static string Deliver(TestFolder folder, int number)
    {
        var half = folder.Write(Programs.Invariant($"tmp/{number}"), Reading.Mail(number));
        var there = Path.Join(folder.Path, "new", Programs.Invariant($"{number}"));
        File.Move(half, there);
        return there;
    }

    private static MaildirSource Source(TestFolder folder, TimeSpan? every = null) =>
        new(new("list", folder.Path, every ?? Often));
}
