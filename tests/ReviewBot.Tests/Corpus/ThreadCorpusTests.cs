using System.Text.Json;
using ReviewBot.Patches;

namespace ReviewBot.Tests.Corpus;

public sealed class ThreadCorpusTests
{
    [Fact]
    public void Every_recorded_thread_is_one_series_with_its_patches_its_cover_and_nothing_else()
    {
        var wrong = CorpusFolder.Lines("threads/manifest.jsonl")
            .Select(Check)
            .Where(difference => difference is not null)
            .ToList();

        Assert.Empty(wrong);
    }

    private static string? Check(JsonElement thread)
    {
        var mbox = CorpusFolder.Path("threads/" + thread.GetProperty("mbox").GetString());
        var assembly = SeriesAssembler.Assemble(Mails.ReadFile(mbox));
        var wanted = Ids(thread, "patch");
        var covers = Ids(thread, "cover");
        var difference = assembly.Series switch
        {
            [var one] when one.Version != thread.GetProperty("version").GetInt32() => $"version {one.Version}",
            [var one] when one.Patches.Any(patch => !wanted.ContainsKey(patch.Message.Id!)) =>
                "a reply taken for a patch",
            [var one] when one.Patches.Length != wanted.Count => $"{one.Patches.Length} patches of {wanted.Count}",
            [var one] when one.Patches.Any(
                patch => wanted[patch.Message.Id!] is { } index && index != patch.Tag.Index) => "another index",
            [var one] when one.Cover is null != (covers.Count == 0) || !covers.ContainsKey(
                one.Cover?.Message.Id ?? covers.Keys.FirstOrDefault("")) && covers.Count > 0 => "another cover",
            [_] => null,
            var many => $"{many.Length} series",
        };
        return difference is null ? null : $"{mbox}: {difference}";
    }

    private static Dictionary<string, int?> Ids(JsonElement thread, string role) =>
        thread.GetProperty("messages").EnumerateArray()
        .Where(message => message.GetProperty("role").GetString() == role)
        .ToDictionary(
            message => message.GetProperty("msgid").GetString()!.Trim('<', '>'),
            message =>
                message.GetProperty("index") is { ValueKind: JsonValueKind.Number } index
                    ? index.GetInt32()
                    : (int?)null);
}
