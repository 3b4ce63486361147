using System.Text.Json;
using ReviewBot.Mail;
using ReviewBot.Source.Contracts;

namespace ReviewBot.Renderers;

/// <summary>What is known of functions, for machines: schema <c>reviewbot/contract/1</c> (docs/contracts.md).</summary>
public static class ContractJson
{
    /// <summary>The answers as one object.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="version">The version of ReviewBot.</param>
    /// <param name="path">Where the tree is, as it was named.</param>
    /// <param name="base">The commit; null for a plain folder.</param>
    public static string Write(IEnumerable<ContractAnswer> answers, string version, string? path, string? @base) =>
        SeriesJson.Document("reviewbot/contract/1", version, json =>
        {
            json.WriteStartObject("tree");
            json.WriteString("path", path);
            json.WriteString("base", @base);
            json.WriteEndObject();
            json.WriteStartArray("functions");
            foreach (var answer in answers)
                Answer(json, answer);

            json.WriteEndArray();
        });

    private static void Answer(Utf8JsonWriter json, ContractAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("name", answer.Function);
        Kind(json, answer.Kind);
        json.WriteStartArray("rules");
        foreach (var fact in answer.Rules)
        {
            json.WriteStartObject();
            json.WriteString("rule", fact.Rule);
            json.WriteString("returns", fact.Returns);
            json.WriteString("evidence", fact.Evidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("definitions");
        foreach (var shown in answer.Definitions)
            Shown(json, shown);

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Shown(Utf8JsonWriter json, ShownDefinition shown)
    {
        var one = shown.Definition;
        json.WriteStartObject();
        json.WriteString("path", RawText.Decode(one.Path));
        json.WriteNumber("line", one.Line);
        json.WriteString("form", one.Form switch
        {
            DefinitionForm.Static => "static",
            DefinitionForm.Macro => "macro",
            DefinitionForm.Prototype => "prototype",
            _ => "definition",
        });
        Kind(json, one.Kind);
        json.WriteString("head", RawText.Decode(shown.Head));
        if (shown.Doc is { } doc)
        {
            json.WriteStartObject("doc");
            json.WriteNumber("line", one.DocLine);
            json.WriteString("text", RawText.Decode(doc));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("doc");
        }

        json.WriteStartArray("statements");
        foreach (var (statement, text) in one.Returns.Zip(shown.Statements))
        {
            json.WriteStartObject();
            json.WriteNumber("line", statement.Line);
            json.WriteString("text", RawText.Decode(text));
            Words(json, "may", one.Type, statement.May);
            Words(json, "proven", one.Type, statement.Proven);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Kind(Utf8JsonWriter json, ReturnKind kind) =>
        json.WriteString("returns", kind == ReturnKind.Unknown ? null : kind.Name());

    private static void Words(Utf8JsonWriter json, string name, ResultType type, Results results)
    {
        json.WriteStartArray(name);
        foreach (var (result, word) in ResultWords.All(type))
        {
            if (results.HasFlag(result))
                json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }
}
