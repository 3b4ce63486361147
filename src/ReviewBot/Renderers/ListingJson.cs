using System.Text.Json;
using ReviewBot.Mail;
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
    /// Writes the series as in a review, without what only a review knows; then every other mail with its reason, and
    /// the numbers. Only one part is in memory at a time.
    /// </summary>
    /// <param name="parts">What was read, part by part.</param>
    /// <param name="version">The version of ReviewBot.</param>
    /// <param name="output">Where to; UTF-8.</param>
    /// <param name="aside">An empty stream, where other mails wait until all series are written.</param>
    public static void Write(IEnumerable<MailReading> parts, string version, Stream output, Stream aside) =>
        SeriesJson.Write(output, "reviewbot/series/1", version, json =>
    {
        var problems = new List<Problem>();
        var sum = new ReadingSum();
        using var waiting = new WaitingMails(aside);
        json.WriteStartArray("series");
        foreach (var part in parts)
        {
            foreach (var series in part.Assembly.Series)
                Series(json, series);

            foreach (var other in part.Assembly.Others)
                waiting.Add(other);

            problems.AddRange(part.Problems);
            sum.Add(part);
            json.Flush();
        }

        json.WriteEndArray();
        json.WriteStartArray("others");
        foreach (var (other, i) in waiting.All().Select((other, i) => (other, i)))
        {
            Other(json, other);
            if (i % 1000 == 0)
                json.Flush();
        }

        json.WriteEndArray();
        Numbers(json, sum);
        SeriesJson.Problems(json, [.. problems]);
    });

    private static void Numbers(Utf8JsonWriter json, ReadingSum sum)
    {
        json.WriteStartObject("mails");
        json.WriteNumber("read", sum.Mails);
        json.WriteNumber("patches", sum.Patches);
        json.WriteNumber("covers", sum.Covers);
        json.WriteNumber("others", sum.Others);
        json.WriteNumber("copies", sum.Copies);
        json.WriteNumber("unreadable", sum.Unreadable);
        json.WriteNumber("leftOut", sum.LeftOut);
        json.WriteEndObject();
    }

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

    private static void Other(Utf8JsonWriter json, WaitingMail other)
    {
        json.WriteStartObject();
        json.WriteString("why", other.Why);
        json.WriteString("subject", other.Subject);
        json.WriteString("date", other.Date);
        json.WriteString("messageId", other.Id);
        json.WriteString("place", other.Place);
        json.WriteEndObject();
    }
}
