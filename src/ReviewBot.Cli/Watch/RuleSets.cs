using System.Collections.Immutable;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sources;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Watch;

/// <summary>Which rules run for a list.</summary>
internal sealed class RuleSets
{
    private readonly ImmutableArray<Rule> _rules = new RuleCatalogue(AnalyzerCatalogue.Names, []).Rules;
    private readonly Dictionary<string, Configuration> _policies = new(StringComparer.Ordinal);

    /// <summary>Reads the rule settings of all lists.</summary>
    /// <exception cref="UsageException">A file cannot be read.</exception>
    /// <exception cref="RuleException">A file breaks its format.</exception>
    public RuleSets(WatchSettings settings)
    {
        foreach (var list in settings.Lists)
        {
            _policies[list.Name] = list.Rules is { } path && TextFile.Read(path) is var file
                ? ConfigurationFile.Read(file.Path, file.Text, _rules, policy: null)
                : Configuration.None;
        }
    }

    /// <summary>The rules for a series of a list on a tree, and the settings.</summary>
    /// <param name="list">The list.</param>
    /// <param name="inTree">What the tree says of itself; when it breaks the format, it says nothing.</param>
    public (ImmutableArray<Rule> Rules, ReviewSettings Settings) For(ListPolicy list, TextFile? inTree)
    {
        var policy = _policies[list.Name];
        return policy.With(Own(inTree, policy), _rules, new ReviewSettings());
    }

    private Configuration Own(TextFile? inTree, Configuration policy)
    {
        try
        {
            return inTree is null ? Configuration.None : ConfigurationFile.Read(inTree.Path, inTree.Text, _rules, policy);
        }
        catch (RuleException)
        {
            return Configuration.None;
        }
    }
}
