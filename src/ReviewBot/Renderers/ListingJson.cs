using System.Text.Json;
using ReviewBot.Patches;
using ReviewBot.Reviews;

namespace ReviewBot.Renderers;

/// <summary>
/// How mails were assembled, for machines: schema <c>reviewbot/series/1</c>, published as
/// <c>docs/series.schema.json</c>.
/// </summary>
public static class ListingJson
{
    /// <summary>
    /// The series as in a review, without what only a review knows; then every other mail with its reason.
    /// </summary>
    /// <param name="reading">What was read.</param>
    /// <param name="version">The version of ReviewBot.</param>
    public static string Render(MailReading reading, string version) =>
        SeriesJson.Document("reviewbot/series/1", version, json =>
    {
        json.WriteStartObject("mails");
        json.WriteNumber("read", reading.Mails);
        json.WriteNumber("patches", reading.Patches);
        json.WriteNumber("covers", reading.Covers);
        json.WriteNumber("others", reading.Assembly.Others.Length);
        json.WriteNumber("copies", reading.Assembly.Copies);
        json.WriteNumber("unreadable", reading.Unreadable);
        json.WriteNumber("leftOut", reading.LeftOut);
        json.WriteEndObject();
        json.WriteStartArray("series");
        foreach (var series in reading.Assembly.Series)
            Series(json, series);

        json.WriteEndArray();
        json.WriteStartArray("others");
        foreach (var other in reading.Assembly.Others)
            Other(json, other);

        json.WriteEndArray();
        SeriesJson.Problems(json, reading.Problems);
    });

    private static void Series(Utf8JsonWriter json, Series series)
    {
        json.WriteStartObject();
        SeriesJson.Head(json, series);
        SeriesJson.Numbers(json, "carriedOver", series.CarriedOver);
        json.WriteString("baseCommit", series.BaseCommit);
        json.WriteString("changeId", series.ChangeId);
        json.WriteStartArray("prerequisites");
        foreach (var id in series.Prerequisites)
            json.WriteStringValue(id);

        json.WriteEndArray();
        json.WriteString("supersedes", series.Supersedes);
        json.WriteStartArray("patches");
        foreach (var patch in series.Patches)
        {
            json.WriteStartObject();
            SeriesJson.Head(json, patch);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Other(Utf8JsonWriter json, MailContent.Neither other)
    {
        json.WriteStartObject();
        json.WriteString("why", other.Why);
        json.WriteString("subject", other.Mail.Subject);
        json.WriteString("date", SeriesJson.Utc(other.Mail.Date));
        json.WriteString("messageId", other.Mail.Id);
        json.WriteString("place", other.Mail.Cursor);
        json.WriteEndObject();
    }
}
