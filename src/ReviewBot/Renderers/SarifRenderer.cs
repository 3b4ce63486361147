using System.Collections.Immutable;
using System.Text.Json;
using ReviewBot.Mail;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Renderers;

/// <summary>SARIF 2.1.0 (OASIS), with the help of the rules, fingerprints, fixes and what is suppressed and why.</summary>
public sealed class SarifRenderer : IRenderer
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <inheritdoc/>
    public string Name => "sarif";

    /// <inheritdoc/>
    public string Description => "SARIF 2.1.0, for code scanning";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options) => SeriesJson.Text(json =>
    {
        var reported = Reported.Of(review, silenced: true);
        ImmutableArray<Rule> rules =
            [.. reported.Select(each => each.Finding.Rule).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "ReviewBot");
        json.WriteString("version", review.Version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
            Descriptor(json, rule);

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var each in reported)
            Result(json, each, rules.IndexOf(rules.First(rule => rule.Id == each.Finding.Rule.Id)));

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Descriptor(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        Message(json, "shortDescription", rule.Title);
        Message(json, "fullDescription", rule.Rationale);
        Message(json, "help", $"{rule.Rationale}\n\n'reviewbot rules explain {rule.Id}' shows when it fires and when not.");
        if (rule.Url is { } url)
            json.WriteString("helpUri", url.AbsoluteUri);

        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(rule));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue(rule.Id.Split('/')[0]);
        json.WriteStringValue(rule.Status == RuleStatus.Stable ? "stable" : "preview");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, Reported each, int ruleIndex)
    {
        var finding = each.Finding;
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", Level(finding.Rule));
        Message(json, "message", each.Message);
        json.WriteStartArray("locations");
        Location(json, (each.Path, each.Line, each.EndLine), finding.Quote, id: null);
        json.WriteEndArray();
        if (!finding.Related.IsEmpty)
        {
            json.WriteStartArray("relatedLocations");
            foreach (var (place, id) in finding.Related.Where(place => place.Path is not null).Select((place, i) => (place, i + 1)))
                Location(json, each.At(place), quote: null, id);

            json.WriteEndArray();
        }

        json.WriteStartObject("partialFingerprints");
        json.WriteString("reviewbot/v1", finding.Fingerprint);
        json.WriteEndObject();
        if (finding.SilencedBy is { } why)
            Suppression(json, why);

        if (finding is { Fixup: { } fixup, Place: { Path: not null, Side: Side.New } })
            Fix(json, each, fixup);

        json.WriteStartObject("properties");
        json.WriteString("patch", each.PatchName);
        if (finding.Patch.Commit is { } commit)
            json.WriteString("commit", commit);

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Location(
        Utf8JsonWriter json, (string Path, int Line, int EndLine) place, string? quote, int? id)
    {
        json.WriteStartObject();
        if (id is { } number)
            json.WriteNumber("id", number);

        json.WriteStartObject("physicalLocation");
        Artifact(json, place.Path);
        Region(json, "region", place.Line, place.EndLine, quote);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Artifact(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
        json.WriteString("uriBaseId", "%SRCROOT%");
        json.WriteEndObject();
    }

    private static void Region(Utf8JsonWriter json, string name, int line, int endLine, string? quote)
    {
        json.WriteStartObject(name);
        json.WriteNumber("startLine", line);
        json.WriteNumber("endLine", endLine);
        if (quote is not null)
            Message(json, "snippet", RawText.Decode(quote));

        json.WriteEndObject();
    }

    private static void Suppression(Utf8JsonWriter json, string why)
    {
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", "external");
        json.WriteString("justification", why);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Fix(Utf8JsonWriter json, Reported each, string fixup)
    {
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        Message(json, "description", $"What {each.Finding.Rule.Id} would write");
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        Artifact(json, each.Path);
        json.WriteStartArray("replacements");
        json.WriteStartObject();
        Region(json, "deletedRegion", each.Line, each.EndLine, quote: null);
        Message(json, "insertedContent", fixup);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(Rule rule) => rule.Severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
