using CsCheck;
using ReviewBot.Reviews;
using ReviewBot.Rules;
using Check = ReviewBot.Rules.Check;

namespace ReviewBot.Tests.Rules;

/// <summary>What travels in the assembly is what the rule files say.</summary>
public sealed class RuleDigestTests
{
    private static readonly Gen<RuleNode> Nodes = Gen.Recursive<RuleNode>((depth, node) => depth > 3
        ? Gen.Select(Gen.Int[1, 100_000], Gen.String, (line, text) => (RuleNode)new RuleNode.Text(line, text))
        : Gen.OneOf(
            Gen.Select(Gen.Int[1, 100_000], Gen.String, (line, text) => (RuleNode)new RuleNode.Text(line, text)),
            Gen.Select(Gen.Int[1, 9], node.Array[0, 4], (line, items) => (RuleNode)new RuleNode.List(line, items)),
            Gen.Select(Gen.Int[1, 9], node.Array[0, 4], (line, values) =>
                (RuleNode)new RuleNode.Map(line, [.. values.Select((value, i) => new RuleNode.Entry($"key{i}", line + i, value))]))));

    [Fact]
    public void Every_rule_is_the_one_of_its_file()
    {
        var read = new RuleCatalogue(AnalyzerCatalogue.Names, withExamples: true).Rules;
        var built = new RuleCatalogue(AnalyzerCatalogue.Names).Rules;

        Assert.Equal(read.Select(Facts), built.Select(Facts));
    }

    [Fact]
    public void A_review_carries_no_examples() =>
        Assert.All(new RuleCatalogue(AnalyzerCatalogue.Names).Rules, rule => Assert.Empty(rule.Examples));

    [Fact]
    public void Whatever_stands_in_a_file_comes_back() => Nodes.Sample(node =>
    {
        var rule = new RuleNode.Map(1, [new("key", 2, node)]);
        using var stream = new MemoryStream();
        RuleDigest.Write([new("family/name", rule), new("family/other", rule)], stream);
        stream.Position = 0;
        var read = RuleDigest.Read(stream);

        Assert.Equal(["family/name", "family/other"], read.Select(each => each.Id));
        Assert.All(read, each => Assert.Equal(Text(rule), Text(each.Head)));
    });

    [Fact]
    public void Examples_and_runs_stay_behind()
    {
        using var stream = new MemoryStream();
        RuleDigest.Write([new("a/b", YamlReader.Read("b.yaml", "id: a/b\ncorpus: [one]\ntitle: x\nexamples: {}\n"))], stream);
        stream.Position = 0;
        var rule = Assert.Single(RuleDigest.Read(stream));

        Assert.Equal(["id"], rule.Head.Entries.Select(entry => entry.Key));
        Assert.Equal(["title"], rule.Words.Value.Entries.Select(entry => entry.Key));
    }

    /// <summary>All that a file says of a rule but its examples and runs.</summary>
    private static string Facts(Rule rule)
    {
        var check = rule.Check switch
        {
            Check.Analyzer { Name: var name, Fills: var fills } => $"{name}: {string.Join(' ', fills)}",
            Check.Contract { Returns: var returns, Fixup: var fixup } contract => $"{returns} {fixup}: {string.Join(' ', contract.Functions)}",
            Check.Terminology term => $"{term.Term} {string.Join(' ', term.In)} {term.Beside} {term.Prefer} {term.Within} {term.Unless}",
            _ => throw new InvalidOperationException(rule.Id),
        };
        var options = rule.Options.Select(option =>
            $"{option.Name} {string.Join(',', option.Default)} {option.IsList} {string.Join(',', option.Allowed)} {option.Help}");
        return string.Join(
            '\n',
            [
                rule.Id, rule.Title, $"{rule.Severity} {rule.Status}", string.Join(' ', rule.Files.Patterns), $"{rule.Url}",
                rule.Rationale, rule.Message.Text, check, .. options, .. rule.Verified.Select(one => $"{one}"),
            ]);
    }

    private static string Text(RuleNode node) => node switch
    {
        RuleNode.Text text => $"{text.Line}\"{text.Value}\"",
        RuleNode.List list => $"{list.Line}[{string.Join(',', list.Items.Select(Text))}]",
        RuleNode.Map map => $"{map.Line}{{{string.Join(',', map.Entries.Select(entry => $"{entry.Line} {entry.Key} {Text(entry.Value)}"))}}}",
        _ => throw new InvalidOperationException(),
    };
}
