using System.Collections.Immutable;
using System.Text.Json;
using ReviewBot.Rules;

namespace ReviewBot.Renderers;

/// <summary>The member <c>tool</c> of a run: who we are, and what the rule files say of the rules that fired.</summary>
internal static class SarifTool
{
    /// <summary>Writes the member.</summary>
    public static void Write(Utf8JsonWriter json, string version, ImmutableArray<Rule> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "ReviewBot");
        json.WriteString("version", version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
            Descriptor(json, rule);

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Descriptor(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", NameOf(rule.Id));
        SarifText.Message(json, "shortDescription", $"{SarifText.Plain(rule.Title)}.");
        SarifText.Message(json, "fullDescription", SarifText.Plain(rule.Rationale));
        SarifText.Message(
            json, "help", SarifText.Plain($"{rule.Rationale}\n\n\"reviewbot rules explain {rule.Id}\" shows when it fires and when it stays silent."));
        if (rule.Url is { } url)
            json.WriteString("helpUri", url.AbsoluteUri);

        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", SarifText.Level(rule.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue(rule.Id.Split('/')[0]);
        json.WriteStringValue(rule.Status == RuleStatus.Stable ? "stable" : "preview");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary><c>unrelated/label-rename</c> as <c>UnrelatedLabelRename</c>.</summary>
    private static string NameOf(string id) => string.Concat(
        id.Split('/', '-').Where(word => word.Length > 0).Select(word => $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
}
