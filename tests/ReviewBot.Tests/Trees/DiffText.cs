using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Tests.Trees;

/// <summary>Reads the plain diffs that these tests are written in.</summary>
internal static class DiffText
{
    public static Patch Patch(string diff) => new()
    {
        Message = new Message
        {
            Id = "p@example.org",
            Subject = "[PATCH] title",
            From = new Address("A", "a@example.org"),
            Body = new MailBody(diff, System.Text.Encoding.Latin1),
            Cursor = "test",
        },
        Tag = new SubjectTag(["PATCH"], 1, null, null, "title"),
        Author = new Address("A", "a@example.org"),
        Title = "title",
        Log = "",
        Files = Files(diff),
    };

    public static Series Series(params string[] diffs) => new()
    {
        Subject = "title",
        Version = 1,
        Total = diffs.Length,
        Patches = [.. diffs.Select(Patch)],
        RootId = "p@example.org",
        Author = new Address("A", "a@example.org"),
    };

    private static ImmutableArray<FileChange> Files(string diff)
    {
        var files = ImmutableArray.CreateBuilder<FileChange>();
        foreach (var part in ("\n" + diff).Split("\ndiff --git ")[1..])
        {
            var lines = part.Split('\n');
            var names = lines[0].Split(' ');
            var change = new FileChange { OldPath = names[0][2..], NewPath = names[1][2..], Kind = ChangeKind.Modified, BodyLine = 1 };
            change = lines.TakeWhile(line => !line.StartsWith("@@", StringComparison.Ordinal)).Aggregate(change, Header);
            files.Add(change with { Hunks = Hunks(lines) });
        }

        return files.ToImmutable();
    }

    private static FileChange Header(FileChange change, string line) => line.Split(' ') switch
    {
        ["new", "file", "mode", var mode] => change with { Kind = ChangeKind.Added, OldPath = null, NewMode = Octal(mode) },
        ["deleted", "file", "mode", var mode] => change with { Kind = ChangeKind.Deleted, NewPath = null, OldMode = Octal(mode) },
        ["old", "mode", var mode] => change with { OldMode = Octal(mode) },
        ["new", "mode", var mode] => change with { NewMode = Octal(mode) },
        ["rename", "from", var path] => change with { Kind = ChangeKind.Renamed, OldPath = path },
        ["copy", "from", var path] => change with { Kind = ChangeKind.Copied, OldPath = path },
        ["index", var ids] => change with { OldBlob = ids.Split("..")[0], NewBlob = ids.Split("..")[1] },
        ["index", var ids, var mode] => change with { OldBlob = ids.Split("..")[0], NewBlob = ids.Split("..")[1], OldMode = Octal(mode) },
        _ => change,
    };

    private static int Octal(string digits) => Convert.ToInt32(digits, 8);

    private static ImmutableArray<Hunk> Hunks(string[] lines)
    {
        var hunks = ImmutableArray.CreateBuilder<Hunk>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Split(' ', 5) is not ["@@", ['-', .. var old], ['+', .. var @new], "@@", .. var section])
                continue;

            var ((oldStart, oldCount), (newStart, newCount)) = (Range(old), Range(@new));
            var body = ImmutableArray.CreateBuilder<DiffLine>();
            var (oldLine, newLine) = (oldCount == 0 ? oldStart + 1 : oldStart, newCount == 0 ? newStart + 1 : newStart);
            var (oldLeft, newLeft) = (oldCount, newCount);
            for (var at = i + 1; at < lines.Length && (oldLeft > 0 || newLeft > 0 || lines[at] is ['\\', ..]); at++)
            {
                var text = lines[at] is [_, .. var rest] ? rest : "";
                switch (lines[at])
                {
                    case ['\\', ..]:
                        body[^1] = body[^1] with { EndsFile = true };
                        break;
                    case ['+', ..]:
                        newLeft--;
                        body.Add(new DiffLine(LineKind.Added, text, oldLine, newLine++, at));
                        break;
                    case ['-', ..]:
                        oldLeft--;
                        body.Add(new DiffLine(LineKind.Removed, text, oldLine++, newLine, at));
                        break;
                    default:
                        oldLeft--;
                        newLeft--;
                        body.Add(new DiffLine(LineKind.Context, text, oldLine++, newLine++, at));
                        break;
                }
            }

            hunks.Add(new Hunk(oldStart, oldCount, newStart, newCount, section is [var heading] ? heading : "", body.ToImmutable(), i));
        }

        return hunks.ToImmutable();
    }

    private static (int Start, int Count) Range(string range) => range.Split(',') switch
    {
        [var start, var count] => (int.Parse(start), int.Parse(count)),
        var only => (int.Parse(only[0]), 1),
    };
}
