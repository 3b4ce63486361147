using System.Collections.Immutable;
using System.Text.Json;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Renderers;

/// <summary>
/// SARIF 2.1.0 (OASIS, errata 01): one run, lines as they are at the end of a series, with the help of the rules and
/// what is suppressed and why.
/// </summary>
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
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        Run(json, review);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Run(Utf8JsonWriter json, Review review)
    {
        var findings = Reported.All(review);
        ImmutableArray<Rule> rules = [.. findings.Select(each => each.Finding.Rule)
            .DistinctBy(rule => rule.Id)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        json.WriteStartObject();
        SarifTool.Write(json, review.Version, rules);
        Source(json, review);
        Notices(json, review);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var each in findings)
            SarifResult.Write(json, each, rules.IndexOf(rules.First(rule => rule.Id == each.Finding.Rule.Id)));

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What the paths are relative to, and the commit that the lines are counted in, when there is one.</summary>
    private static void Source(Utf8JsonWriter json, Review review)
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(SarifText.Root);
        SarifText.Message(json, "description", "The root of the tree that the series are for.");
        json.WriteEndObject();
        json.WriteEndObject();

        var last = review.Series is [{ Applied.Patches: [.., var patch] }] ? patch.Patch.Commit : null;
        if (last is null || review.Tree.Path is not ['/', ..] path)
            return;

        json.WriteStartArray("versionControlProvenance");
        json.WriteStartObject();
        json.WriteString("repositoryUri", $"file://{SarifText.Uri(path)}");
        json.WriteString("revisionId", last);
        json.WriteStartObject("mappedTo");
        json.WriteString("uriBaseId", SarifText.Root);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>What was not understood in the input, and which patches do not apply.</summary>
    private static void Notices(Utf8JsonWriter json, Review review)
    {
        var outcomes = review.Series.SelectMany(series => series.Applied.Patches).SelectMany(
            patch => OutcomeText.Lines(patch).Take(1).Select(line => $"{Reported.NameOf(patch)}: {line}"));
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var notice in review.Problems.Select(problem => problem.ToString()).Concat(outcomes))
        {
            json.WriteStartObject();
            json.WriteString("level", "warning");
            SarifText.Message(json, "message", SarifText.Plain(notice));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
