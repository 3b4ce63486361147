using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Tests.Rules;

/// <summary>What every rule file owes its readers; the loader checks the rest when it loads them here.</summary>
public sealed partial class RuleCatalogueTests
{
    private static readonly ImmutableArray<Rule> Rules = new RuleCatalogue(
        AnalyzerCatalogue.Names, withExamples: true).Rules;

    [Fact]
    public void Every_rule_file_is_built_in()
    {
        var root = SourceTree.PathOf("rules") + Path.DirectorySeparatorChar;
        var files = SourceTree.Files("rules", "*").Select(path => path[root.Length..].Replace('\\', '/'));

        Assert.Equal([.. Rules.Select(rule => $"{rule.Id}.yaml")], files.Where(path => path != "README.md"));
    }

    [Fact]
    public void Analyzers_and_rules_pair_up()
    {
        var used = Rules.Select(rule => rule.Check).OfType<Check.Analyzer>().Select(check => check.Name);
        Assert.Equal(
            AnalyzerCatalogue.Names.Order(StringComparer.Ordinal), used.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Analyzers_read_the_options_that_their_rules_declare() =>
        Assert.All(Rules.Where(rule => rule.Check is Check.Analyzer), rule =>
        {
            var name = string.Concat(
                ((Check.Analyzer)rule.Check).Name.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
            var source = SourceTree.Read($"src/ReviewBot/Analyzers/{name}.cs");
            var read = OptionRead.Matches(source).Select(match => match.Groups[1].Value).Distinct();
            Assert.Equal(
                rule.Options.Select(option => option.Name)
                    .Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
        });

    [Fact]
    public void A_rule_shows_twice_where_it_fires_and_as_often_where_it_must_not() =>
        Assert.All(Rules, rule =>
        {
            var fires = rule.Examples.Count(example => !example.Quotes.IsEmpty);
            Assert.True(fires >= 2, $"{rule.Id}: {fires} example fires; two make a pattern");
            if (rule.Status == RuleStatus.Stable)
                Assert.True(
                    rule.Examples.Length - fires >= fires, $"{rule.Id}: fewer silent examples than firing ones");
        });

    [Fact]
    public void Examples_have_names_of_their_own() =>
        Assert.All(Rules, rule => Assert.Distinct(rule.Examples.Select(example => example.Name)));

    [Fact]
    public void Titles_fit_a_line_and_have_no_full_stop() =>
        Assert.All(Rules, rule => Assert.True(rule.Title.Length <= 80 && !rule.Title.EndsWith('.'), rule.Title));

    [Fact]
    public void Nobody_real_is_named() =>
        Assert.All(SourceTree.Files("rules", "*.yaml"), path =>
        {
            // a Message-Id under `seen:` is a fact about a mail, not an address
            var lines = File.ReadLines(path)
                .Where(line => !line.TrimStart().StartsWith("seen:", StringComparison.Ordinal));
            var addresses = lines.SelectMany(line => MailAddress.Matches(line).Select(match => match.Value));
            Assert.DoesNotContain(addresses, address => !address.EndsWith("example.org", StringComparison.Ordinal));
        });

    [Fact]
    public void The_catalogue_document_is_fresh() =>
        Assert.Equal(CatalogueDocument.Write(Rules), SourceTree.Read("rules/README.md"));

    [GeneratedRegex("""\.(?:Text|List|Number)\("([^"]+)"\)""")]
    private static partial Regex OptionRead { get; }

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex MailAddress { get; }
}
