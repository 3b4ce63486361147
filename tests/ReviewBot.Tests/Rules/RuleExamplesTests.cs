using System.Collections.Immutable;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Tests.Rules;

/// <summary>Every example of every rule file, a row each.</summary>
public sealed class RuleExamplesTests
{
    private static readonly ImmutableArray<Rule> Rules = new RuleCatalogue(
        AnalyzerCatalogue.Names, withExamples: true).Rules;

    [Theory]
    [MemberData(nameof(Examples))]
    public void Exactly_the_quoted_lines_fire(string id, string name)
    {
        var rule = Rules.Single(rule => rule.Id == id);
        Assert.Empty(ExampleRun.Of(rule, rule.Examples.Single(example => example.Name == name)).Complaints);
    }

    public static IEnumerable<TheoryDataRow<string, string>> Examples() =>
        Rules.SelectMany(rule => rule.Examples.Select(example =>
        new TheoryDataRow<string, string>(rule.Id, example.Name) { TestDisplayName = $"{rule.Id}: {example.Name}" }));
}
