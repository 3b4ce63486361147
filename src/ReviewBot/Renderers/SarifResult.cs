using System.Text.Json;
using ReviewBot.Replies;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Renderers;

/// <summary>A finding as a SARIF result.</summary>
internal static class SarifResult
{
    /// <summary>Writes the result.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="each">The finding.</param>
    /// <param name="ruleIndex">The number of its rule in the run.</param>
    public static void Write(Utf8JsonWriter json, Reported each, int ruleIndex)
    {
        var finding = each.Finding;
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", SarifText.Level(finding.Rule.Severity));
        SarifText.Message(json, "message", SarifText.Plain(each.Message));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        Physical(json, each.File, each.Place, Snippet(finding));
        json.WriteEndObject();
        json.WriteEndArray();
        Related(json, each);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("reviewbot/v1", finding.Fingerprint);
        json.WriteEndObject();
        if (finding.SilencedBy is { } why)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("justification", Printable.Lines(why));
            json.WriteEndObject();
            json.WriteEndArray();
        }

        Fix(json, each);
        json.WriteStartObject("properties");
        json.WriteString("patch", Printable.Of(each.PatchName));
        if (finding.Patch.Commit is { } commit)
            json.WriteString("commit", commit);
        if (finding.Patch.Message.Id is { } id && finding.Patch.Commit is null)
            json.WriteString("messageId", Printable.Of(id));

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Related(Utf8JsonWriter json, Reported each)
    {
        var places = each.Finding.Related.Select(place => FinalPlace.Of(each.Series, each.Patch, place))
            .OfType<FinalPlace>()
            .ToList();
        if (places.Count == 0)
            return;

        json.WriteStartArray("relatedLocations");
        for (var i = 0; i < places.Count; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("id", i + 1);
            Physical(json, places[i].Path, places[i], snippet: null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The file, and the lines when they are known; without a region it is the file as a whole.</summary>
    private static void Physical(Utf8JsonWriter json, string path, FinalPlace? place, string? snippet)
    {
        json.WriteStartObject("physicalLocation");
        Artifact(json, path);
        if (place is not null)
        {
            json.WriteStartObject("region");
            Region(json, place);
            if (snippet is not null)
                SarifText.Message(json, "snippet", snippet);

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Artifact(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", SarifText.Uri(path));
        json.WriteString("uriBaseId", SarifText.Root);
        json.WriteEndObject();
    }

    private static void Region(Utf8JsonWriter json, FinalPlace place)
    {
        json.WriteNumber("startLine", place.Line);
        json.WriteNumber("endLine", place.EndLine);
    }

    /// <summary>The text of the region; removed lines are not in it.</summary>
    private static string? Snippet(Finding finding) =>
        finding is { Place: { Path: not null, Side: Side.New }, Quote.Length: > 0 }
            ? string.Join('\n', finding.Quote.Split('\n').Select(line => Printable.FromRaw(line.Length > 0 ? line[1..] : "")))
            : null;

    /// <summary>What could stand there instead, unless a later patch changes the file again.</summary>
    private static void Fix(Utf8JsonWriter json, Reported each)
    {
        var finding = each.Finding;
        if (finding is not { Fixup: { } fixup, Place: { Path: { } path, Side: Side.New } }
            || each.Place is null
            || FinalPlace.Later(each.Series, each.Patch, path).Any())
            return;

        json.WriteStartArray("fixes");
        json.WriteStartObject();
        SarifText.Message(json, "description", "What the line could say instead.");
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        Artifact(json, each.File);
        json.WriteStartArray("replacements");
        json.WriteStartObject();
        json.WriteStartObject("deletedRegion");
        Region(json, each.Place);
        json.WriteEndObject();
        SarifText.Message(json, "insertedContent", Printable.Lines(fixup));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
