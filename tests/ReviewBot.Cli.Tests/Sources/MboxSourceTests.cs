using System.Text;
using CsCheck;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Tests.Servers;

namespace ReviewBot.Cli.Tests.Sources;

public class MboxSourceTests
{
    private const string Separator = "From a@example.org Mon Jan  6 10:00:00 2025\n";

    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task Mails_that_are_appended_are_read_on()
    {
        using var folder = new TestFolder();
        var path = folder.Write("list.mbox", Mbox(1) + Mbox(2));
        var first = await Source(path).OnceAsync();
        Assert.Equal([Reading.Mail(1), Reading.Mail(2)], first.Texts());
        Assert.Empty(await Source(path).OnceAsync(first[^1].Cursor));

        Append(path, Mbox(3));
        Assert.Equal(["2", "3"], (await Source(path).OnceAsync(first[0].Cursor)).Ids());
    }

    [Fact]
    public async Task New_mails_are_waited_for()
    {
        using var folder = new TestFolder();
        var path = folder.Write("list.mbox", Mbox(1));
        var found = await Source(path).WaitAsync(null, 3, came =>
        {
            Append(path, Mbox(came + 1));
            return Task.CompletedTask;
        });

        Assert.Equal(["1", "2", "3"], found.Ids());
    }

    [Fact]
    public async Task A_mail_that_is_still_written_is_not_read_in_half()
    {
        using var folder = new TestFolder();
        var path = folder.Write("list.mbox", Mbox(1) + Separator + Reading.Mail(2)[..40]);
        var source = new MboxSource(new("list", path, TimeSpan.FromHours(1)));
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var found = new List<Arrival>();
        await foreach (var arrival in source.ReadAsync(null, wait: true, stop.Token))
        {
            found.Add(arrival);
            // the second look would be in an hour
            stop.CancelAfter(TimeSpan.FromMilliseconds(300));
        }

        Assert.Equal(["1"], found.Ids());
        Append(path, Reading.Mail(2)[40..] + "\n");
        Assert.Equal([Reading.Mail(2)], (await Source(path).OnceAsync(found[^1].Cursor)).Texts());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_file_that_is_rotated_is_read_from_its_start(bool isLonger)
    {
        using var folder = new TestFolder();
        var path = folder.Write("list.mbox", Mbox(1) + Mbox(2));
        var cursor = (await Source(path).OnceAsync())[^1].Cursor;
        File.Move(path, path + ".1");
        var numbers = Enumerable.Range(11, isLonger ? 5 : 1).ToArray();
        folder.Write("list.mbox", string.Concat(numbers.Select(Mbox)));

        var again = await Source(path).OnceAsync(cursor);
        Assert.Equal(numbers.Select(number => $"{number}"), again.Ids());
        Assert.EndsWith("the file was cut or replaced; it is read from its start", Assert.Single(again.Notes()));
    }

    [Fact]
    public async Task Quoted_lines_are_unquoted_and_no_separators()
    {
        using var folder = new TestFolder();
        var path = folder.Write(
            "list.mbox", $"{Separator}Message-ID: <1@example.org>\n\n>{Separator}From here on\n>>From a\n\n{Mbox(2)}");

        var found = await Source(path).OnceAsync();
        Assert.Equal($"Message-ID: <1@example.org>\n\n{Separator}From here on\n>From a\n", found[0].Mail!.Text());
        Assert.Equal(["1", "2"], found.Ids());
    }

    [Fact]
    public async Task A_mail_beyond_the_limit_is_passed_with_a_note()
    {
        using var folder = new TestFolder();
        var line = new string('x', 76) + "\n";
        var large = string.Concat(Enumerable.Repeat(line, (ReviewBot.Mail.MessageParser.MaxBytes / 77) + 20_000));
        var path = folder.Write("list.mbox", Mbox(1) + Mbox(2) + large + "\n" + Mbox(3));

        var found = await Source(path).OnceAsync();
        Assert.Equal(["1", "3"], found.Ids());
        Assert.EndsWith(": a mail of more than 32 MB is not read", Assert.Single(found.Notes()));
        Assert.Empty(await Source(path).OnceAsync(found[^1].Cursor));

        path = folder.Write("line.mbox", Mbox(1) + new string('x', 40_000_000));
        Assert.Empty((await Source(path).OnceAsync()).Ids());
    }

    [Fact]
    public async Task What_cannot_be_read_is_one_line()
    {
        using var folder = new TestFolder();
        var path = Path.Join(folder.Path, "pipe");
        Programs.Run("mkfifo", [path]);

        Assert.Equal($"list: {path}: not a plain file", await Source(path).TroubleAsync());
        Assert.Equal("list: /dev/zero: not a plain file", await Source("/dev/zero").TroubleAsync());
        Assert.Equal($"list: {path}x: no such file or directory", await Source(path + "x").TroubleAsync());
    }

    [Fact]
    public async Task What_is_no_mbox_gives_no_mail()
    {
        using var folder = new TestFolder();
        var path = folder.Write("list.mbox", "no separator here\n\n" + Mbox(1));

        var found = await Source(path).OnceAsync();
        Assert.Equal(["1"], found.Ids());
        Assert.EndsWith("@0: what stands before the next mail is none: it has no separator", Assert.Single(found.Notes()));
    }

    [Fact]
    public void However_it_grows_the_mails_are_those_of_the_whole_file() =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[1, 400].List[0, 12]).Sample((mails, cuts) =>
        {
            using var folder = new TestFolder();
            var whole = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(1, mails).Select(Mbox)));
            var path = folder.Write("list.mbox", []);
            var (read, cursor, written) = (new List<string>(), (string?)null, 0);
            foreach (var cut in cuts.Append(whole.Length))
            {
                var end = Math.Min(whole.Length, written + cut);
                using (var file = new FileStream(path, FileMode.Append))
                    file.Write(whole.AsSpan(written, end - written));
                written = end;
                foreach (var arrival in Tail(path, cursor, isStill: written == whole.Length))
                {
                    cursor = arrival.Cursor;
                    read.AddRange(new[] { arrival }.Ids());
                }
            }

            Assert.Equal(Enumerable.Range(1, mails).Select(number => $"{number}"), read);
        }, iter: 100);

    // a look at a file that is, or is not, still growing
    private static List<Arrival> Tail(string path, string? cursor, bool isStill)
    {
        var source = new MboxSource(new("list", path, isStill ? TimeSpan.FromMilliseconds(1) : TimeSpan.FromHours(1)));
        return (isStill ? source.OnceAsync(cursor) : FirstLook(source, cursor)).GetAwaiter().GetResult();
    }

    private static async Task<List<Arrival>> FirstLook(MboxSource source, string? cursor)
    {
        using var stop = new CancellationTokenSource();
        var found = new List<Arrival>();
        await using var each = source.ReadAsync(cursor, wait: true, stop.Token).GetAsyncEnumerator(CancellationToken.None);
        while (true)
        {
            // what is not there at once would come in an hour
            var next = each.MoveNextAsync();
            if (!next.IsCompleted)
                await stop.CancelAsync();
            if (!await next)
                return found;

            found.Add(each.Current);
        }
    }

    private static void Append(string path, string text) => File.AppendAllText(path, text);

    private static string Mbox(int number) => $"{Separator}{Reading.Mail(number)}\n";

    private static MboxSource Source(string path) => new(new("list", path, Often));
}
