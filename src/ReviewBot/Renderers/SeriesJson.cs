using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Renderers;

/// <summary>What a review and a listing of series say in the same words.</summary>
internal static class SeriesJson
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // the text goes to a file or a program, not into a page
    };

    /// <summary>One object: its schema, the tool, and what <paramref name="members"/> writes.</summary>
    public static string Document(string schema, string version, Action<Utf8JsonWriter> members) =>
        Text(json => Members(json, schema, version, members));

    /// <summary>What <paramref name="write"/> writes, as text that ends in a line feed.</summary>
    public static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new MemoryStream();
        Write(buffer, write);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>
    /// The item that <paramref name="write"/> writes into an array, as it stands there so many brackets deep, with the line
    /// feed in front of it.
    /// </summary>
    public static string Item(int depth, Action<Utf8JsonWriter> write)
    {
        var buffer = new MemoryStream();
        using var json = new Utf8JsonWriter(buffer, Layout);
        for (var i = 0; i < depth; i++)
            json.WriteStartArray();

        json.Flush();
        var start = (int)buffer.Length;
        write(json);
        json.Flush();
        return Encoding.UTF8.GetString(buffer.GetBuffer(), start, (int)buffer.Length - start);
    }

    /// <summary>The same, written to a stream, as UTF-8.</summary>
    public static void Write(Stream output, string schema, string version, Action<Utf8JsonWriter> members) =>
        Write(output, json => Members(json, schema, version, members));

    private static void Members(Utf8JsonWriter json, string schema, string version, Action<Utf8JsonWriter> members)
    {
        json.WriteStartObject();
        json.WriteString("schema", schema);
        json.WriteStartObject("tool");
        json.WriteString("name", "ReviewBot");
        json.WriteString("version", version);
        json.WriteEndObject();
        members(json);
        json.WriteEndObject();
    }

    private static void Write(Stream output, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(output, Layout))
            write(json);

        output.Write("\n"u8);
    }

    /// <summary>A series from its subject to its cover letter.</summary>
    public static void Head(Utf8JsonWriter json, Series series)
    {
        json.WriteString("subject", series.Subject);
        json.WriteNumber("version", series.Version);
        json.WriteNumber("total", series.Total);
        json.WriteString("date", Utc(series.Date));
        json.WriteStartObject("author");
        json.WriteString("name", series.Author.Name);
        json.WriteString("email", series.Author.Email);
        json.WriteEndObject();
        json.WriteString("messageId", series.RootId);
        json.WriteBoolean("complete", series.Missing.IsEmpty);
        Numbers(json, "missing", series.Missing);
        if (series.Cover is { } cover)
        {
            json.WriteStartObject("cover");
            json.WriteString("messageId", cover.Message.Id);
            json.WriteString("subject", cover.Message.Subject);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("cover");
        }
    }

    /// <summary>A patch from its index to its Message-Id.</summary>
    public static void Head(Utf8JsonWriter json, Patch patch)
    {
        if (patch.Tag.Index is { } index)
            json.WriteNumber("index", index);
        else
            json.WriteNull("index");

        json.WriteString("subject", patch.Title);
        json.WriteString("messageId", patch.Message.Id);
    }

    /// <summary>What was not understood in the input.</summary>
    public static void Problems(Utf8JsonWriter json, ImmutableArray<Problem> problems)
    {
        json.WriteStartArray("problems");
        foreach (var problem in problems)
            json.WriteStringValue(problem.ToString());

        json.WriteEndArray();
    }

    /// <summary>An array of numbers.</summary>
    public static void Numbers(Utf8JsonWriter json, string name, ImmutableArray<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);

        json.WriteEndArray();
    }

    /// <summary><c>2023-11-10T17:04:21Z</c>.</summary>
    public static string? Utc(DateTimeOffset? date) =>
        date?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
