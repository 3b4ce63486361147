using System.Text;
using CsCheck;
using ReviewBot.Mail;

namespace ReviewBot.Tests.Mail;

public sealed class MboxReaderTests
{
    private static readonly string[] Separators =
        ["From mboxrd@z Thu Jan  1 00:00:00 1970\n", "From somebody\n", ">From me\n", "\n", "Subject: x\n", "From x", "a line\n"];

    [Fact]
    public void Blocks_give_the_mails_that_the_whole_file_gives() =>
        Gen.Select(
            Gen.Int[0, Separators.Length - 1].Select(
                line => Separators[line]).Array[0, 40], Gen.Int[0, 39], Gen.Int[900_000, 1_100_000], Gen.Bool)
            .Sample((lines, where, length, seekable) =>
        {
            // something about as long as a block, so that a block ends among the lines
            var at = Math.Min(where, lines.Length);
            var file = Encoding.ASCII.GetBytes(
                string.Concat(lines[..at]) + new string('x', length) + "\n" + string.Concat(lines[at..]));
            var whole = MboxSplitter.Split(file, "box").Select(Shown);

            using var input = seekable ? new MemoryStream(file) : new Pipe(file);
            return MboxReader.Read(input, "box").Select(Shown).SequenceEqual(whole);
        }, iter: 60);

    [Fact]
    public void An_empty_file_holds_no_mail() => Assert.Empty(MboxReader.Read(Stream.Null, "box"));

    [Fact]
    public void A_mail_of_100_MB_does_not_hide_the_next_one()
    {
        const string Separator = "From mboxrd@z Thu Jan  1 00:00:00 1970\n";
        var large = new byte[100 * 1024 * 1024];
        Array.Fill(large, (byte)'\n');
        byte[] file = [.. Encoding.ASCII.GetBytes($"{Separator}Subject: a\n\n{Separator}Subject: b\n\n"), .. large, .. Encoding.ASCII.GetBytes($"{Separator}Subject: c\n\n")];

        using var input = new Pipe(file);
        var mails = MboxReader.Read(input, "box").ToList();

        Assert.Equal(["box:1", "box:4", "box:104857607"], mails.Select(mail => mail.Cursor));
        Assert.False(MessageParser.TryParse(mails[1], out _, out var problem));
        Assert.Equal("box:4: a mail of more than 32 MB is not read", problem.ToString());
        Assert.True(mails[1].Bytes.Length < 40 * 1024 * 1024);
    }

    private static string Shown(RawMail mail) =>
        $"{mail.Cursor} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(mail.Bytes.Span))}";

    /// <summary>A stream that gives a little at a time and does not know its length.</summary>
    private sealed class Pipe(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 70_000)]);
    }
}
