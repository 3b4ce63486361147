using System.Collections.Immutable;

namespace ReviewBot.Rules;

/// <summary>Reads <c>options:</c>, the declarations of a rule and the values of an example.</summary>
internal static class OptionReader
{
    internal static ImmutableArray<RuleOption> Declared(RuleYaml rule)
    {
        if (!rule.Has("options"))
            return [];

        var options = rule.Map("options");
        return [.. options.Keys.Select(name => Declaration(name, options.Map(name)))];
    }

    internal static ImmutableDictionary<string, ImmutableArray<string>> Values(
        RuleYaml example, ImmutableArray<RuleOption> declared)
    {
        var values = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>();
        if (!example.Has("options"))
            return values.ToImmutable();

        var map = example.Map("options");
        foreach (var name in map.Keys)
        {
            var option = declared.FirstOrDefault(option => option.Name == name)
                ?? throw map.Problem(map.LineAt(name), $"the rule has no option '{name}'");
            values[name] = map.TextOrTexts(name);
            if (option.Refuse(values[name]) is { } problem)
                throw map.Problem(map.LineAt(name), problem);
        }

        return values.ToImmutable();
    }

    private static RuleOption Declaration(string name, RuleYaml yaml)
    {
        yaml.Only("default", "values", "help");
        if (!yaml.Has("default"))
            throw yaml.Problem(yaml.Line, "missing key 'default'");

        var option = new RuleOption(
            name, yaml.TextOrTexts("default"), yaml.IsList("default"), yaml.Texts("values"), yaml.Text("help"));
        return option.Refuse(option.Default) is { } problem
            ? throw yaml.Problem(yaml.LineAt("default"), problem)
            : option;
    }
}
