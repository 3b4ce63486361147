using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ReviewBot.Tests.Rules;

/// <summary>docs/rule.schema.json says of a rule file what the loader says.</summary>
public sealed class RuleSchemaTests
{
    [Theory]
    [MemberData(nameof(RuleFiles))]
    public async Task Every_rule_file_follows_it(string path) =>
        Assert.Empty((await Schema()).Validate(ToJson(SourceTree.Read(path))));

    [Theory]
    [InlineData("severity: note", "severity: grave")]
    [InlineData("severity: note", "severty: note")]
    [InlineData("status: preview", "status: stable")]
    [InlineData("id: unrelated/extra-blank", "id: Unrelated")]
    [InlineData("url: https://docs.example.org/blank.html", "url: http://docs.example.org/blank.html")]
    [InlineData("files: ['**/*.c']", "files: '**/*.c'")]
    [InlineData("analyzer: extra-blank\n", "analyzer: extra-blank\ncontract: { functions: [f], returns: null }\n")]
    [InlineData("analyzer: extra-blank\nfills: [count]\n", "")]
    [InlineData("    help: Which of them.\n", "")]
    [InlineData("      quote: \"+\\n\"\n", "")]
    [InlineData("    - name: one blank line\n", "    - named: one blank line\n")]
    [InlineData("      options: { least: 3 }\n", "      history: [0123 title]\n")]
    public async Task A_slip_breaks_it(string right, string wrong)
    {
        var schema = await Schema();
        Assert.Empty(schema.Validate(ToJson(RuleTexts.Analyzer)));

        var text = RuleTexts.Analyzer.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(RuleTexts.Analyzer, text);
        Assert.NotEmpty(schema.Validate(ToJson(text)));
    }

    [Theory]
    [InlineData("in: [comment, string, log, subject]", "in: [comments]")]
    [InlineData("in: [comment, string, log, subject]", "in: []")]
    [InlineData("  prefer: atomic replace", "  prefer: atomic replace\n  within: file")]
    [InlineData("  prefer: atomic replace", "  prefer: atomic replace\nfills: [term]")]
    [InlineData("  prefer: atomic replace", "  prefers: atomic replace")]
    public async Task So_does_a_slip_in_a_term(string right, string wrong)
    {
        var schema = await Schema();
        var whole = RuleTexts.Terminology.Replace("examples:\n  broken\n", RuleTexts.Examples, StringComparison.Ordinal)
            .Replace("examples:\n  broken", RuleTexts.Examples, StringComparison.Ordinal);
        Assert.Empty(schema.Validate(ToJson(whole)));

        var text = whole.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(whole, text);
        Assert.NotEmpty(schema.Validate(ToJson(text)));
    }

    public static IEnumerable<TheoryDataRow<string>> RuleFiles() => SourceTree.Files("rules", "*.yaml")
        .Select(path => new TheoryDataRow<string>(Path.GetRelativePath(SourceTree.Root, path).Replace('\\', '/')));

    private static Task<JsonSchema> Schema() =>
        JsonSchema.FromJsonAsync(SourceTree.Read("docs/rule.schema.json"), TestContext.Current.CancellationToken);

    /// <summary>The JSON that an editor sees in YAML: plain scalars have types.</summary>
    private static string ToJson(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Json(stream.Documents[0].RootNode)!.ToJsonString();
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair =>
            KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "NULL" or "~" or "" } => null,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
        YamlScalarNode { Style: ScalarStyle.Plain } number when long.TryParse(
            number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) => JsonValue.Create(value),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new ArgumentException("no node of a rule file", nameof(node)),
    };
}
