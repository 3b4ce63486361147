using System.Text;
using CsCheck;
using ReviewBot.Cli.Sinks;
using ReviewBot.Cli.Tests.Servers;
using ReviewBot.Mail;

namespace ReviewBot.Cli.Tests.Sinks;

public class FileSinkTests
{
    private static readonly string[] Parts = ["From ", ">", "x", "\n", ">From ", " ", "From: a\n"];

    [Fact]
    public async Task A_maildir_has_a_reply_once_and_whole()
    {
        using var folder = new TestFolder();
        var sink = new MaildirSink(Path.Join(folder.Path, "box"));
        await sink.SendAsync(Replies.Of(Replies.Text));
        await sink.SendAsync(Replies.Of(Replies.Text));

        var file = Assert.Single(Directory.GetFiles(Path.Join(folder.Path, "box"), "*", SearchOption.AllDirectories));
        Assert.Equal("new", Path.GetFileName(Path.GetDirectoryName(file)));
        Assert.Equal(Replies.Text, Replies.Read(file));

        // a reader has looked at it
        File.Move(file, Path.Join(folder.Path, "box", "cur", Path.GetFileName(file) + ":2,S"));
        await sink.SendAsync(Replies.Of(Replies.Text));
        Assert.Empty(Directory.GetFiles(Path.Join(folder.Path, "box", "new")));
    }

    [Fact]
    public async Task A_Message_Id_is_no_path()
    {
        using var folder = new TestFolder();
        await new MaildirSink(folder.Path).SendAsync(Replies.Of(Replies.Text) with { MessageId = "../../etc/x@example.org" });

        Assert.Single(Directory.GetFiles(Path.Join(folder.Path, "new")));
    }

    [Fact]
    public async Task A_mbox_is_read_by_git()
    {
        using var folder = new TestFolder();
        var path = Path.Join(folder.Path, "out.mbox");
        await new MboxSink(path).SendAsync(Replies.Of(Replies.Text));
        await new MboxSink(path).SendAsync(Replies.Of(Replies.Ascii));
        Programs.Run("git", ["mailsplit", "--mboxrd", "--keep-cr", $"-o{folder.Path}", path]);

        const string Separator = "From mboxrd@z Thu Jan  1 00:00:00 1970\n";
        Assert.Equal(Separator + Replies.Text, Replies.Read(Path.Join(folder.Path, "0001")).TrimEnd('\n') + "\n\n");
        Assert.Equal(Separator + Replies.Ascii, Replies.Read(Path.Join(folder.Path, "0002")).TrimEnd('\n') + "\n");
        Assert.False(File.Exists(path + ".lock"));
    }

    [Fact]
    public void What_is_appended_is_what_is_read_back() => Gen.OneOf([.. Parts.Select(Gen.Const)])
        .Array[0, 40].Select(parts => "Message-ID: <1@example.org>\n\n" + string.Concat(parts)).Sample(text =>
        {
            using var folder = new TestFolder();
            var path = Path.Join(folder.Path, "out.mbox");
            var mail = Replies.Of(text.TrimEnd('\n') + "\n");
            new MboxSink(path).SendAsync(mail).GetAwaiter().GetResult();
            new MboxSink(path).SendAsync(mail).GetAwaiter().GetResult();
            using var file = File.OpenRead(path);
            Assert.All(MboxReader.Read(file, path), read => Assert.Equal(
                Encoding.Latin1.GetString(mail.Bytes.Span), Encoding.Latin1.GetString(read.Bytes.Span)));
        }, iter: 200);

    [Fact]
    public async Task A_mbox_that_somebody_locks_is_left_alone()
    {
        using var folder = new TestFolder();
        var path = folder.Write("out.mbox", "");
        folder.Write("out.mbox.lock", "");

        var trouble = await new MboxSink(path, TimeSpan.FromMilliseconds(100)).TroubleAsync(Replies.Of(Replies.Text));
        Assert.Contains("locked by somebody else", trouble.Message, StringComparison.Ordinal);
        Assert.False(trouble.MayHaveArrived);
        Assert.Equal("", folder.Read("out.mbox"));
        Assert.True(File.Exists(path + ".lock"), "the lock of somebody else is gone");
    }

    [Fact]
    public async Task Writers_at_once_take_turns()
    {
        using var folder = new TestFolder();
        var path = Path.Join(folder.Path, "out.mbox");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() =>
            new MboxSink(path).SendAsync(Replies.Of($"Message-ID: <{number}@example.org>\n\nText.\n")))));

        using var file = File.OpenRead(path);
        Assert.Equal(20, MboxReader.Read(file, path).Count());
    }

    [Fact]
    public async Task A_pipe_is_no_mbox()
    {
        using var folder = new TestFolder();
        var path = Path.Join(folder.Path, "pipe");
        Programs.Run("mkfifo", [path]);

        Assert.EndsWith("not a plain file", (await new MboxSink(path).TroubleAsync(Replies.Of(Replies.Text))).Message);
    }
}
