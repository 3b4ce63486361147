using System.Text;
using CsCheck;
using ReviewBot.Cli.Git;
using ReviewBot.Patches;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Tests.Git;

/// <summary>Commits read without git, held against what <c>git format-patch</c> prints of them.</summary>
public sealed class CommitsLikeGitTests
{
    private static readonly string[] Paths =
        ["a.c", "b/a.c", "b/b.c", "b/c d", "c/a.c", "c/b.c", "d", "d.c", "e/f/g", "\u00fc/\u00e4.c"];

    // a last line without an end counts for the similarity of files in some versions of git only
    private static readonly Gen<string> Text =
        Gen.Select(Gen.Int[0, 40], Gen.Int[1, 3], Gen.Int[0, 12], Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n")))
            .Select((lines, step, skip, end) => string.Concat(
                Enumerable.Range(skip, lines).Select(i => $"\tline {(i % step == 0 ? i : i * 7)} caf\u00e9{end}")));

    private static readonly Gen<string> Content = Gen.Frequency(
        (8, Text), (1, Gen.OneOf(Gen.Const(""), Gen.Const("x"), Gen.Const("one\ntwo"), Gen.Const("\0one"), Gen.Const("\0two\n"))));

    private static readonly Gen<Dictionary<string, (int Mode, string Content)>> Tree =
        Gen.Select(
            Gen.OneOf([.. Paths.Select(Gen.Const)]),
            Gen.OneOf(Gen.Const(GitMode.File), Gen.Const(GitMode.File), Gen.Const(GitMode.File), Gen.Const(GitMode.Executable), Gen.Const(GitMode.Link)),
            Content)
        .Array[0, 8]
        .Select(files => files.DistinctBy(file => file.Item1)
            .Where(file => !files.Any(other => other.Item1.StartsWith(file.Item1 + "/", StringComparison.Ordinal)))
            .ToDictionary(file => file.Item1, file => (file.Item2, file.Item3)));

    /// <summary>The second tree keeps most of the first, partly under other names.</summary>
    private static readonly Gen<(Dictionary<string, (int, string)> Old, Dictionary<string, (int, string)> New)> Pair =
        Gen.Select(Tree, Tree, Gen.Shuffle(Paths), Gen.Int[0, 8]).Select((old, other, order, kept) =>
        {
            var moved = old.Zip(order).Select((pair, i) => i < kept
                ? (i % 2 == 0 ? pair.Second : pair.First.Key, pair.First.Value)
                : (pair.First.Key, (pair.First.Value.Mode, "new head\n" + pair.First.Value.Content)));
            var @new = new Dictionary<string, (int, string)>();
            foreach (var (path, value) in moved.Concat(other.Take(3).Select(file => (file.Key, file.Value))))
            {
                if (!@new.Keys.Any(known => known == path || known.StartsWith(path + "/", StringComparison.Ordinal)
                    || path.StartsWith(known + "/", StringComparison.Ordinal)))
                    @new[path] = value;
            }

            return (old, @new);
        });

    [Fact]
    public void A_commit_is_the_mail_that_git_makes_of_it()
    {
        using var box = new Sandbox();
        box.Git("init", "-q", "--bare", ".");
        Pair.Sample(
            trees =>
            {
                Import(box, trees.Old, trees.New);
                var mail = box.Git("format-patch", "--stdout", "--full-index", "main~1..main");
                using var reader = CommitReader.Open(box.Folder);
                var series = reader.Read(CommitRange.Of(reader.Revisions, ["main~1..main"]))?.Series;
                Assert.Equal(mail.Length > 0, series is not null);
                if (series is not null)
                    Assert.Equal(DiffOf(mail[(mail.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]), DiffOf(series.Patches[0].Message.Body.Raw));
            },
            iter: 150,
            threads: 1);
    }

    [Theory]
    [InlineData("title")]
    [InlineData("title\n\nlog\n")]
    [InlineData("a title\nof two lines\n\n\n  indented  \n\n\nlog\t\n\nSigned-off-by: A <a@example.org>\n\n\n")]
    [InlineData("[media] title  with blanks\n\nFor J\u00fcrgen.\n---\na note\n")]
    [InlineData("a very long title that git will have to fold since it has many words of which none is needed at all\n\nlog")]
    public void The_log_is_on_the_lines_of_the_mail(string message)
    {
        using var box = new Sandbox().Commit(("a.c", "one\n")).Commit(("a.c", "two\n"));
        box.Write("message", Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(message)));
        box.Git("commit", "-q", "--amend", "--cleanup=verbatim", "-F", "message");
        var mail = box.Git("format-patch", "--stdout", "HEAD~1");
        var sent = (MailContent.OfPatch)PatchParser.Parse(MessageOf(mail));
        using var reader = CommitReader.Open(box.Folder);
        var made = reader.Read(CommitRange.Of(reader.Revisions, ["HEAD~1.."]))!.Series.Patches[0];

        Assert.Equal(sent.Patch.Title, made.Title);
        Assert.Equal(sent.Patch.Log, made.Log);
        Assert.Equal(sent.Patch.LogLine, made.LogLine);
        Assert.Equal(sent.Patch.Author, made.Author);
        Assert.Equal(sent.Patch.Date, made.Date);
        Assert.Equal(sent.Patch.Files[0].Hunks[0].BodyLine, made.Files[0].Hunks[0].BodyLine);
    }

    private static Mail.Message MessageOf(string mail)
    {
        var raw = Mail.MboxReader.Read(new MemoryStream(Encoding.Latin1.GetBytes(mail)), "mail").Single();
        Assert.True(Mail.MessageParser.TryParse(raw, out var message, out _));
        return message;
    }

    /// <summary>The diff with the numbers of its lines; the data of binary patches depend on who packs them.</summary>
    private static string DiffOf(string body)
    {
        var text = new StringBuilder();
        var (line, isBinary) = (0, false);
        foreach (var each in body.Split('\n').TakeWhile(each => each != "-- "))
        {
            line++;
            isBinary = each is "GIT binary patch" || (isBinary && !each.StartsWith("diff --git ", StringComparison.Ordinal));
            if (!isBinary && text.Length + (each.StartsWith("diff --git ", StringComparison.Ordinal) ? 1 : 0) > 0)
                text.Append(body.Contains("GIT binary patch", StringComparison.Ordinal) ? "" : $"{line} ").Append(each).Append('\n');
        }

        return text.ToString().TrimEnd('\n', ' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
    }

    private static void Import(Sandbox box, params Dictionary<string, (int Mode, string Content)>[] trees)
    {
        var stream = new StringBuilder("reset refs/heads/main\n");
        foreach (var tree in trees)
        {
            stream.Append("commit refs/heads/main\ncommitter C <c@example.org> 0 +0000\ndata 1\nx\ndeleteall\n");
            foreach (var (path, (mode, content)) in tree)
            {
                var name = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(path));
                stream.Append($"M {GitMode.Digits(mode)} inline \"{name}\"\ndata {content.Length}\n{content}\n");
            }
        }

        box.GitWith(stream.ToString(), "fast-import", "--quiet", "--force");
    }
}
