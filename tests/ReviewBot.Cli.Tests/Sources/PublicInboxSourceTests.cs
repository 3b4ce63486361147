using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Tests.Git;
using ReviewBot.Cli.Tests.Servers;

namespace ReviewBot.Cli.Tests.Sources;

public class PublicInboxSourceTests
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task An_archive_is_cloned_from_its_server_and_fetched_again()
    {
        using var server = await PublicInboxServer.With(Reading.Mail(1), Reading.Mail(2)).WebAsync();
        using var folder = new TestFolder();
        var source = Source(Path.Join(folder.Path, "list"), server.Url);

        var first = await source.OnceAsync();
        Assert.Equal(["1", "2"], first.Ids());
        Assert.True(Directory.Exists(Path.Join(folder.Path, "list", "git", "0.git", "objects")));

        var rest = await source.WaitAsync(first[0].Cursor, 2, came =>
        {
            server.Deliver(Reading.Mail(2 + came));
            return Task.CompletedTask;
        });
        Assert.Equal(["2", "3"], rest.Ids());

        server.Kill();
        Assert.StartsWith($"list: {server.Url}/0: ", await source.TroubleAsync(rest[^1].Cursor));
    }

    [Fact]
    public async Task An_archive_that_somebody_else_fetches_is_only_read()
    {
        using var server = PublicInboxServer.With(Reading.Mail(1));
        var source = Source(server.Archive);
        var found = await source.WaitAsync(null, 3, came =>
        {
            server.Deliver(Reading.Mail(came + 1));
            return Task.CompletedTask;
        });

        Assert.Equal(["1", "2", "3"], found.Ids());
    }

    [Fact]
    public async Task Mails_that_were_taken_away_are_left_out()
    {
        using var server = PublicInboxServer.With(Reading.Mail(1), Reading.Mail(2), Reading.Mail(3));
        server.Remove(Reading.Mail(2));
        var found = await Source(server.Archive).OnceAsync();

        Assert.Equal(["1", "3"], found.Ids());
        Assert.Empty(await Source(server.Archive).OnceAsync(found[^1].Cursor));
        Assert.NotEqual(found[^2].Cursor, found[^1].Cursor);
    }

    [Fact]
    public async Task New_epochs_are_found_and_take_mails_of_old_ones_away()
    {
        using var box = new Sandbox();
        Epoch(box, 0, ("m", 1), ("m", 2), ("m", 3));
        using var copy = new TestFolder();
        var source = Source(Path.Join(copy.Path, "list"), box["remote"]);
        var first = await source.OnceAsync();
        Assert.Equal(["1", "2", "3"], first.Ids());

        Epoch(box, 1, ("m", 4), ("d", 2));
        Epoch(box, 2, ("m", 5), ("d", 4));
        Assert.Equal(["5"], (await source.OnceAsync(first[^1].Cursor)).Ids());
        Assert.Equal(["1", "3", "5"], (await source.OnceAsync()).Ids());
        Assert.Empty(await source.OnceAsync((await source.OnceAsync())[^1].Cursor));
    }

    [Fact]
    public async Task A_history_that_was_rewritten_is_read_from_its_start()
    {
        using var box = new Sandbox();
        Epoch(box, 0, ("m", 1), ("m", 2));
        using var copy = new TestFolder();
        var source = Source(Path.Join(copy.Path, "list"), box["remote"]);
        var cursor = (await source.OnceAsync())[^1].Cursor;
        Directory.Delete(box["remote"], recursive: true);
        Directory.Delete(box["work"], recursive: true);
        Epoch(box, 0, ("m", 2), ("m", 3));

        var again = await source.OnceAsync(cursor);
        Assert.Equal(["2", "3"], again.Ids());
        Assert.EndsWith("0.git: the history was rewritten; it is read from its start", Assert.Single(again.Notes()));
    }

    [Fact]
    public async Task An_archive_of_version_1_is_read_on()
    {
        using var box = new Sandbox();
        string Name(int number) => $"{number:d2}/{new string('a', 38)}";
        box.Commit((Name(1), Reading.Mail(1)), (Name(2), Reading.Mail(2)));
        using var copy = new TestFolder();
        var source = Source(Path.Join(copy.Path, "list"), box.Folder);
        var first = await source.OnceAsync();
        Assert.Equal(["1", "2"], first.Ids().Order());
        // one commit brought both: there is no place between them
        Assert.Equal(["1", "2"], (await source.OnceAsync(first[0].Cursor)).Ids().Order());

        File.Delete(box[Name(1)]);
        box.Commit((Name(3), Reading.Mail(3)));
        Assert.Equal(["3"], (await source.OnceAsync(first[1].Cursor)).Ids());
    }

    [Fact]
    public async Task What_is_no_archive_is_one_line()
    {
        using var folder = new TestFolder();
        Assert.Equal(
            $"list: {folder.Path}/list: no archive of public-inbox",
            await Source(Path.Join(folder.Path, "list")).TroubleAsync());

        var trouble = await Source(Path.Join(folder.Path, "list"), Path.Join(folder.Path, "nothing")).TroubleAsync();
        Assert.StartsWith($"list: {folder.Path}/nothing: ", trouble);
        Assert.DoesNotContain('\n', trouble);
        Assert.False(Directory.Exists(Path.Join(folder.Path, "list")), "an empty copy is left behind");
    }

    [Fact]
    public async Task Whoever_stops_does_not_wait_for_a_server_that_hangs()
    {
        await using var server = new StubServer(client => client.SilenceAsync());
        using var folder = new TestFolder();
        var source = Source(Path.Join(folder.Path, "list"), $"http://localhost:{server.Address().Port}/test");
        using var stop = new CancellationTokenSource();
        await using var each = source.ReadAsync(null, wait: true, stop.Token).GetAsyncEnumerator(stop.Token);
        var next = each.MoveNextAsync().AsTask();
        await Programs.Until(() => server.Clients > 0, "the server is asked");
        await stop.CancelAsync();

        Assert.Same(next, await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)));
        Assert.False(await next);
    }

    // an epoch as public-inbox writes it: a commit a mail
    private static void Epoch(Sandbox box, int number, params (string Kind, int Mail)[] mails)
    {
        var work = Programs.Invariant($"work/{number}");
        box.Git("init", "-q", "-b", "master", work);
        foreach (var (kind, mail) in mails)
        {
            File.Delete(box[$"{work}/m"]);
            File.Delete(box[$"{work}/d"]);
            box.Write($"{work}/{kind}", Reading.Mail(mail));
            box.Git("-C", work, "add", "-A");
            box.Git("-C", work, "commit", "-q", "-m", Programs.Invariant($"{kind} {mail}"));
        }

        box.Git("clone", "-q", "--bare", work, Programs.Invariant($"remote/git/{number}.git"));
    }

    private static PublicInboxSource Source(string path, string? remote = null) => new(new("list", path, remote, Often));
}
