using System.Collections.Immutable;

namespace ReviewBot.Rules;

/// <summary>Reads the one check of a rule file.</summary>
internal static class CheckReader
{
    private static readonly string[] Kinds = ["terminology", "contract", "analyzer"];
    private static readonly string[] AnalyzerKeys = ["options", "fills"];

    internal static Check Read(RuleYaml yaml, ImmutableArray<RuleOption> options, IReadOnlySet<string> analyzers)
    {
        switch (Kinds.Where(yaml.Has).ToArray())
        {
            case ["analyzer"]:
                return ReadAnalyzer(yaml, options, analyzers);
            case ["terminology"]:
                RefuseAnalyzerKeys(yaml);
                return ReadTerminology(yaml.Map("terminology"));
            case ["contract"]:
                RefuseAnalyzerKeys(yaml);
                return ContractReader.Read(yaml.Map("contract"));
            case []:
                throw yaml.Problem(yaml.Line, $"missing check: one of {string.Join(", ", Kinds)}");
            default:
                throw yaml.Problem(yaml.LineAt(yaml.Keys.Last(Kinds.Contains)), "a rule has one check");
        }
    }

    private static void RefuseAnalyzerKeys(RuleYaml yaml)
    {
        if (AnalyzerKeys.FirstOrDefault(yaml.Has) is { } key)
            throw yaml.Problem(yaml.LineAt(key), $"'{key}' goes with 'analyzer' only");
    }

    private static Check.Analyzer ReadAnalyzer(
        RuleYaml yaml, ImmutableArray<RuleOption> options, IReadOnlySet<string> analyzers)
    {
        var name = yaml.Text("analyzer");
        if (!analyzers.Contains(name))
            throw yaml.Problem(yaml.LineAt("analyzer"), $"unknown analyzer '{name}'");

        var defaults = options.ToImmutableDictionary(option => option.Name, option => option.Default);
        return new Check.Analyzer(name, new RuleOptions(defaults), yaml.Texts("fills"));
    }

    private static Check.Terminology ReadTerminology(RuleYaml yaml)
    {
        yaml.Only("term", "in", "beside", "within", "unless", "prefer");
        var scopes = yaml.Texts("in");
        if (scopes.IsEmpty)
            throw yaml.Problem(yaml.LineAt("in"), "'in' is a list of comment, kernel-doc, string, log, subject");

        return new Check.Terminology(
            ReadPattern(yaml, "term"),
            [.. scopes.Select(word => yaml.Choose(
                "in", word,
                [
                    ("comment", TermScope.Comment), ("kernel-doc", TermScope.KernelDoc),
                    ("string", TermScope.Literal),
                    ("log", TermScope.Log), ("subject", TermScope.Subject),
                ]))],
            ReadPattern(yaml, "beside"),
            yaml.Text("prefer"))
        {
            Within = yaml.Has("within")
                ? yaml.Choice("within", ("function", TermReach.Function), ("statement", TermReach.Statement))
                : TermReach.Function,
            Unless = yaml.Has("unless") ? ReadPattern(yaml, "unless") : null,
        };
    }

    private static Pattern ReadPattern(RuleYaml yaml, string key)
    {
        try
        {
            return new Pattern(yaml.Text(key), yaml.IsTested);
        }
        catch (ArgumentException e)
        {
            var problem = e.Message.Split(" (Parameter", 2)[0].TrimEnd('.');
            throw yaml.Problem(yaml.LineAt(key), $"'{key}' is not a pattern we run: {problem}");
        }
    }
}
