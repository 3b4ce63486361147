using System.Text.Json;
using ReviewBot.Mail;
using ReviewBot.Reviews;
using ReviewBot.Rules;
using ReviewBot.Trees;

namespace ReviewBot.Renderers;

/// <summary>
/// The contract for machines: schema <c>reviewbot/review/1</c>, published as <c>docs/review.schema.json</c>.
/// </summary>
public sealed class JsonRenderer : ISeriesRenderer
{
    private const string Schema = "reviewbot/review/1";

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public string Description => "everything, for programs (docs/review.schema.json)";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options) =>
        SeriesJson.Document(Schema, review.Version, json => Document(json, review, () =>
        {
            foreach (var series in review.Series)
                Series(json, review, series);
        }));

    /// <inheritdoc/>
    public string Part(Review review, SeriesReview series, RenderOptions options) =>
        SeriesJson.Item(depth: 2, json => Series(json, review, series));

    /// <inheritdoc/>
    public void Join(Review review, Sum sum, IEnumerable<string> parts, Stream output) =>
        SeriesJson.Write(output, Schema, review.Version, json => Document(json, review, () =>
        {
            foreach (var part in parts)
            {
                json.WriteRawValue(part, skipInputValidation: true);
                json.Flush();
            }
        }));

    private static void Document(Utf8JsonWriter json, Review review, Action series)
    {
        json.WriteStartObject("tree");
        json.WriteString("path", review.Tree.Path);
        json.WriteString("base", review.Tree.Base);
        json.WriteString("baseFrom", review.Tree.BaseFrom);
        json.WriteEndObject();
        json.WriteStartArray("series");
        series();
        json.WriteEndArray();
        SeriesJson.Problems(json, review.Problems);
    }

    private static void Series(Utf8JsonWriter json, Review whole, SeriesReview review)
    {
        json.WriteStartObject();
        SeriesJson.Head(json, review.Applied.Series);
        if (review.Tree is { } own && own != whole.Tree)
        {
            json.WriteString("base", own.Base);
            json.WriteString("baseFrom", own.BaseFrom);
        }

        json.WriteStartArray("needs");
        foreach (var need in review.Needs)
            json.WriteStringValue(need.RootId);

        json.WriteEndArray();
        json.WriteStartArray("baseTried");
        foreach (var tried in review.Tried)
            json.WriteStringValue(tried);

        json.WriteEndArray();
        json.WriteStartArray("findings");
        json.WriteEndArray();
        json.WriteStartArray("patches");
        foreach (var patch in review.Applied.Patches)
            Patch(json, patch, review.Findings.Where(finding => ReferenceEquals(finding.Patch, patch.Patch)));

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Patch(Utf8JsonWriter json, AppliedPatch applied, IEnumerable<Finding> findings)
    {
        json.WriteStartObject();
        SeriesJson.Head(json, applied.Patch);
        if (applied.Patch.Commit is { } commit)
            json.WriteString("commit", commit);

        json.WriteString("outcome", applied.Outcome switch
        {
            Outcome.Applied => "applied",
            Outcome.AlreadyApplied => "already-applied",
            Outcome.Rejected => "rejected",
            _ => "not-tried",
        });
        json.WriteBoolean("merged", applied.Outcome is Outcome.Applied { IsMerged: true });
        json.WriteString("treeId", (applied.Outcome as Outcome.Applied)?.TreeId);
        if (applied.Outcome is Outcome.Rejected reject)
            RejectJson.Write(json, reject);
        else
            json.WriteNull("reject");

        json.WriteStartArray("findings");
        foreach (var finding in findings)
            Finding(json, finding);

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Finding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("severity", Lower(finding.Rule.Severity));
        json.WriteString("status", Lower(finding.Rule.Status));
        Place(json, finding.Place);
        if (finding.BodyLine > 0)
            json.WriteNumber("bodyLine", finding.BodyLine);
        else
            json.WriteNull("bodyLine");

        json.WriteString("quote", RawText.Decode(finding.Quote));
        json.WriteString("message", finding.Message);
        json.WriteStartArray("related");
        foreach (var place in finding.Related)
        {
            json.WriteStartObject();
            Place(json, place);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("fixup", finding.Fixup);
        json.WriteString("fingerprint", finding.Fingerprint);
        json.WriteString("silencedBy", finding.SilencedBy);
        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, Place place)
    {
        json.WriteString("path", place.Path);
        if (place.Path is null)
        {
            json.WriteNull("side");
            json.WriteNull("line");
            json.WriteNull("endLine");
            return;
        }

        json.WriteString("side", Lower(place.Side));
        json.WriteNumber("line", place.Line);
        json.WriteNumber("endLine", place.EndLine);
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
