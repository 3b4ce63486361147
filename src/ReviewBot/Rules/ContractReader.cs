using System.Collections.Immutable;
using System.Globalization;

namespace ReviewBot.Rules;

/// <summary>Reads <c>contract:</c> and the evidence for it.</summary>
public static class ContractReader
{
    private static readonly (string Word, Returned Value)[] Kinds =
    [
        ("err-ptr", Returned.ErrPtr), ("null", Returned.Null), ("err-ptr-or-null", Returned.ErrPtrOrNull),
        ("never-null", Returned.NeverNull), ("errno", Returned.Errno), ("negative-errno", Returned.Errno),
        ("never-zero", Returned.NeverZero), ("count", Returned.Count), ("never-negative", Returned.NeverNegative),
        ("zero-on-failure", Returned.ZeroOnFailure), ("zero-on-timeout", Returned.ZeroOnTimeout),
        ("bytes-not-copied", Returned.BytesNotCopied), ("boolean", Returned.Boolean),
        ("length-or-errno", Returned.LengthOrErrno),
    ];

    internal static Check.Contract Read(RuleYaml yaml)
    {
        yaml.Only("functions", "returns", "fixup");
        var functions = yaml.Texts("functions");
        if (functions.IsEmpty)
            throw yaml.Problem(yaml.LineAt("functions"), "'functions' names at least one function");

        if (functions.FirstOrDefault(name => !IsName(name)) is { } odd)
            throw yaml.Problem(yaml.LineAt("functions"), $"'{odd}' is no name of a function");

        if (functions.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { Key: var twice })
            throw yaml.Problem(yaml.LineAt("functions"), $"'{twice}' is listed twice");

        var fixup = yaml.TextOrNull("fixup") is { } text ? new MessageTemplate(text) : null;
        var check = new Check.Contract(functions, yaml.Choice("returns", Kinds), fixup);
        return fixup?.Placeholders.FirstOrDefault(name => !check.Names.Contains(name)) is { } unknown
            ? throw yaml.Problem(
                yaml.LineAt("fixup"), $"unknown placeholder '{{{unknown}}}' (known: {string.Join(", ", check.Names)})")
            : check;
    }

    /// <summary>The word for what a function returns, as rule files have it.</summary>
    public static string Name(Returned returned) => Kinds.First(kind => kind.Value == returned).Word;

    /// <summary>The lines under <c>verified</c>, each of a function of the contract where the rule has one.</summary>
    internal static ImmutableArray<Evidence> Evidence(RuleYaml yaml, Check check)
    {
        if (!yaml.Has("verified"))
            return [];

        var map = yaml.Map("verified");
        return [.. map.Keys.SelectMany(name => Lines(map, name, check))];
    }

    private static IEnumerable<Evidence> Lines(RuleYaml map, string name, Check check)
    {
        if (check is Check.Contract contract && !contract.Functions.Contains(name))
            throw map.Problem(map.LineAt(name), $"'{name}' is no function of this contract");

        foreach (var place in map.TextOrTexts(name))
        {
            var colon = place.LastIndexOf(':');
            if (colon <= 0
                || !int.TryParse(place.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line)
                || line == 0)
            {
                throw map.Problem(map.LineAt(name), $"'{place}' is no path:line of a 6.1 tree");
            }

            yield return new Evidence(name, place[..colon], line);
        }
    }

    private static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
