using System.Text;
using ReviewBot.Analyzers;
using ReviewBot.Rules;

namespace ReviewBot.Reviews;

/// <summary>
/// The analyzers by the names that rule files use: <c>label-rename</c> is the class <c>LabelRename</c>.
/// </summary>
public static class AnalyzerCatalogue
{
    private static readonly Dictionary<string, Func<RuleOptions, IAnalyzer>> ByName =
        AnalyzerTable.ByClass.ToDictionary(entry => NameOf(entry.Key), entry => entry.Value, StringComparer.Ordinal);

    /// <summary>The names, for <see cref="RuleFile.Load"/>.</summary>
    public static IReadOnlySet<string> Names { get; } = ByName.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>What finds the lines of a rule.</summary>
    public static IAnalyzer Of(Rule rule) => rule.Check switch
    {
        Check.Terminology terminology => new TerminologyAnalyzer(terminology),
        Check.Contract contract => new ContractAnalyzer(contract),
        Check.Analyzer analyzer => ByName[analyzer.Name](analyzer.Options),
        var other => throw new InvalidOperationException($"no analyzer for {other.GetType().Name}"),
    };

    private static string NameOf(string className)
    {
        var name = new StringBuilder();
        foreach (var letter in className)
        {
            if (char.IsAsciiLetterUpper(letter) && name.Length > 0)
                name.Append('-');

            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
