using System.Text.Json;
using ReviewBot.Patches;

namespace ReviewBot.Tests.Corpus;

/// <summary>Facts about the series that the mails of a file make.</summary>
internal static class SeriesFact
{
    internal static string? Check(JsonElement fact)
    {
        var input = fact.TryGetProperty("input", out var file) && file.ValueKind == JsonValueKind.String
            ? file.GetString()!
            : $"b4/samples/naked-cover-{fact.GetProperty("asserted").GetProperty("source").GetString()}.mbox";
        var assembly = SeriesAssembler.Assemble(Mails.ReadFile(CorpusFolder.Path("mail-parsing/" + input)));
        var asserted = fact.GetProperty("asserted");
        var difference = asserted.EnumerateObject()
            .Select(property => Check(assembly, property))
            .FirstOrDefault(each => each is not null);
        return difference ?? (fact.TryGetProperty("observed", out var observed)
            && fact.GetProperty("peer").GetString() == "b4" ? Observed(assembly, observed) : null);
    }

    private static string? Check(Assembly assembly, JsonProperty asserted)
    {
        var series = assembly.Series;
        var wanted = asserted.Value;
        var patches = series.SelectMany(each => each.Patches).ToList();
        return asserted.Name switch
        {
            "series_formed" => PeerFact.Expect(wanted.GetRawText(), series.Length.ToString()),
            "covers" => PeerFact.Expect(wanted.GetRawText(), series.Count(each => each.Cover is not null).ToString()),
            "patches" when wanted.ValueKind == JsonValueKind.Number =>
                PeerFact.Expect(wanted.GetRawText(), patches.Count.ToString()),
            "patches" =>
                PeerFact.Expect(
                    string.Join(" | ", PeerFact.Strings(wanted)), string.Join(
                        " | ", patches.Select(patch => patch.Title))),
            "patches_per_series" => PeerFact.Expect(Counts(wanted), Counts(series.Select(each => each.Patches.Length))),
            "covers_per_series" =>
                PeerFact.Expect(Counts(wanted), Counts(series.Select(each => each.Cover is null ? 0 : 1))),
            "comments" or "replies" or "followups" =>
                PeerFact.Expect(wanted.GetRawText(), assembly.Others.Length.ToString()),
            "received_all" or "is_complete" =>
                PeerFact.Expect(wanted.GetRawText(), series.All(each => each.Missing.IsEmpty) ? "true" : "false"),
            "total_patches" => PeerFact.Expect(wanted.GetRawText(), series[0].Total.ToString()),
            "version" => PeerFact.Expect(wanted.GetRawText(), series[0].Version.ToString()),
            "versions" =>
                PeerFact.Expect(
                    wanted.GetRawText(), "[" + string.Join(", ", series.Select(each => each.Version).Order()) + "]"),
            "subject" => PeerFact.Expect(wanted.GetString(), series[0].Cover!.Message.Subject),
            "stripped_subject" => PeerFact.Expect(wanted.GetString(), series[0].Subject),
            "has_cover" or "expect_cover" =>
                PeerFact.Expect(wanted.GetRawText(), series[0].Cover is not null ? "true" : "false"),
            "expect_subject" when wanted.ValueKind != JsonValueKind.Null =>
                PeerFact.Expect(wanted.GetString(), series[0].Subject),
            "message_id" => PeerFact.Expect(wanted.GetString(), series[0].RootId),
            "names_after_each" =>
                PeerFact.Expect(WithoutCounter(wanted.EnumerateArray().Last().GetString()!), series[0].Subject),
            "obsoleted_by" => Obsoleted(assembly, wanted),
            // What replies say is not asked of the assembler.
            _ => null,
        };
    }

    /// <summary>
    /// Which revision replaces which is told by a common root or subject; here only that they are told apart.
    /// </summary>
    private static string? Obsoleted(Assembly assembly, JsonElement wanted)
    {
        var roots = assembly.Series.Select(each => each.RootId).ToList();
        return wanted.EnumerateObject()
            .SelectMany(pair => new[] { pair.Name, pair.Value.GetString()! })
            .FirstOrDefault(id => !roots.Contains(id));
    }

    private static string? Observed(Assembly assembly, JsonElement observed)
    {
        var wanted = observed.GetProperty("series").EnumerateArray()
            .Select(each => $"v{each.GetProperty("revision")} {each.GetProperty("patches").EnumerateArray().Skip(1).Count(patch => patch.ValueKind == JsonValueKind.Object)}/{each.GetProperty("expected")} {each.GetProperty("has_cover").GetBoolean()}");
        var actual = assembly.Series.Select(
            each => $"v{each.Version} {each.Patches.Length}/{each.Total} {each.Cover is not null}");
        return PeerFact.Expect(string.Join(", ", wanted), string.Join(", ", actual));
    }

    private static string Counts(JsonElement counts) => Counts(counts.EnumerateArray().Select(n => n.GetInt32()));

    private static string Counts(IEnumerable<int> counts) => string.Join(' ', counts.OrderDescending());

    private static string WithoutCounter(string name) => name.StartsWith('[') ? name[(name.IndexOf(']') + 2)..] : name;
}
