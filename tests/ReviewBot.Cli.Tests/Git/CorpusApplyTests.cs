using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ReviewBot.Cli.Git;
using ReviewBot.Mail;
using ReviewBot.Reviews;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Tests.Git;

/// <summary>The mails of the measuring data whose trees are recorded: every one must end in its tree.</summary>
public sealed class CorpusApplyTests
{
    // its record leaves out a file behind a plain "--- /dev/null"; git am and we apply it
    private const string BadRecord = "k-1acd50de580f";

    [Theory]
    [InlineData("kernel", "file")]
    [InlineData("threads", "mbox")]
    public void Every_mail_with_a_base_ends_in_the_recorded_tree(string part, string file)
    {
        var corpus = Environment.GetEnvironmentVariable("REVIEWBOT_CORPUS");
        Assert.SkipWhen(
            string.IsNullOrEmpty(corpus), "REVIEWBOT_CORPUS does not name the folder of the measuring data");
        var items = File.ReadLines(Path.Join(corpus, part, "manifest.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(
                item =>
                    item.TryGetProperty("base_ref", out var at)
                        && at.ValueKind == JsonValueKind.String
                        && item.TryGetProperty("tip_blobs", out _))
            .Where(item => item.GetProperty("id").GetString() != BadRecord)
            .ToList();

        var wrong = items.AsParallel().AsOrdered()
            .Select(
                item =>
                    (
                        Id: item.GetProperty("id")
                            .GetString(), Trouble: Trouble(
                                corpus!, Path.Join(part, item.GetProperty(file).GetString()), item)))
            .Where(result => result.Trouble is not null)
            .ToList();

        Assert.NotEmpty(items);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string? Trouble(string corpus, string mail, JsonElement item)
    {
        var mails = MboxSplitter.Split(File.ReadAllBytes(Path.Join(corpus, mail)), mail).ToList();
        var repository = Path.Join(corpus, item.GetProperty("base_repo").GetString());
        using var tree = GitTree.Open(repository, item.GetProperty("base_ref").GetString());
        var kept = new Dictionary<string, NewObject>();
        foreach (var series in MailReader.Read(mails, 1).Assembly.Series)
        {
            var applied = SeriesApplier.Apply(series, tree, made => kept[made.Id] = made);
            if (applied.Patches.FirstOrDefault(patch => patch.Outcome is not Outcome.Applied) is { } bad)
                return bad.Outcome.ToString();

            var root = ((Outcome.Applied)applied.Patches[^1].Outcome).TreeId!;
            var different = item.GetProperty("tip_blobs").EnumerateObject()
                .FirstOrDefault(tip => Entry(tree, kept, root, tip.Name) != Wanted(tip.Value));
            if (different.Value.ValueKind != JsonValueKind.Undefined)
                return $"{different.Name} is {Entry(tree, kept, root, different.Name)}";
        }

        return null;
    }

    private static string? Wanted(JsonElement tip) =>
        tip.ValueKind == JsonValueKind.Null ? null : $"{tip[0].GetString()} {tip[1].GetString()}";

    /// <summary><c>100644 id</c> at a path: down the trees that were made, and then those of the base.</summary>
    private static string? Entry(GitTree tree, Dictionary<string, NewObject> kept, string id, string path)
    {
        var parts = RawText.FromBytes(Encoding.UTF8.GetBytes(path)).Split('/');
        for (var depth = 0; depth < parts.Length; depth++)
        {
            var entries = kept.TryGetValue(id, out var made)
                ? Rows(made)
                : tree.List(string.Join('/', parts[..depth])) ?? [];
            if (entries.FirstOrDefault(entry => entry.Path == parts[depth]) is not { Path: not null } entry)
                return null;
            if (depth == parts.Length - 1)
                return $"{GitMode.Digits(entry.Mode)} {entry.Id}";

            id = entry.Id;
        }

        return null;
    }

    private static ImmutableArray<TreeEntry> Rows(NewObject tree)
    {
        var rows = ImmutableArray.CreateBuilder<TreeEntry>();
        var rest = tree.Bytes.Span;
        while (!rest.IsEmpty)
        {
            var (blank, end) = (rest.IndexOf((byte)' '), rest.IndexOf((byte)0));
            rows.Add(new TreeEntry(
                Encoding.Latin1.GetString(rest[(blank + 1)..end]),
                Convert.ToInt32(Encoding.ASCII.GetString(rest[..blank]), fromBase: 8),
                Convert.ToHexStringLower(rest.Slice(end + 1, ObjectIds.Size))));
            rest = rest[(end + 1 + ObjectIds.Size)..];
        }

        return rows.ToImmutable();
    }
}
