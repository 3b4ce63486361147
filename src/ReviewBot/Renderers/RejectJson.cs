using System.Text.Json;
using ReviewBot.Mail;
using ReviewBot.Trees;

namespace ReviewBot.Renderers;

/// <summary>The member <c>reject</c> of a patch that does not apply.</summary>
internal static class RejectJson
{
    /// <summary>Writes the member.</summary>
    public static void Write(Utf8JsonWriter json, Outcome.Rejected reject)
    {
        json.WriteStartObject("reject");
        json.WriteString("path", reject.Path);
        json.WriteNumber("hunk", reject.Hunk);
        json.WriteString("reason", reject.Reason);
        Nearest(json, reject.Nearest);
        json.WriteStartArray("held");
        foreach (var held in reject.Held)
        {
            json.WriteStartObject();
            json.WriteString("path", held.Path);
            json.WriteStartArray("hunks");
            foreach (var hunk in held.Hunks)
                json.WriteNumberValue(hunk);

            json.WriteEndArray();
            json.WriteNumber("total", held.Total);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("merge", reject.Merge);
        Commit(json, "lastChange", reject.LastChange);
        Commit(json, "nearestBase", reject.NearestBase);
        json.WriteEndObject();
    }

    private static void Nearest(Utf8JsonWriter json, NearestPlace? place)
    {
        if (place is null)
        {
            json.WriteNull("nearest");
            return;
        }

        json.WriteStartObject("nearest");
        json.WriteNumber("line", place.Line);
        json.WriteStartArray("lines");
        foreach (var line in place.Lines)
            json.WriteStringValue(RawText.Decode(line));

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Commit(Utf8JsonWriter json, string name, HistoryCommit? commit)
    {
        if (commit is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("id", commit.Id);
        json.WriteString("title", commit.Title);
        json.WriteString("date", SeriesJson.Utc(commit.Date));
        json.WriteEndObject();
    }
}
