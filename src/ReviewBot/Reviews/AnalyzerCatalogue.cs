using System.Collections.Frozen;
using System.Text;
using ReviewBot.Analyzers;
using ReviewBot.Rules;

namespace ReviewBot.Reviews;

/// <summary>The analyzers by the names that rule files use: <c>label-rename</c> is the class <c>LabelRename</c>.</summary>
public static class AnalyzerCatalogue
{
    private static readonly FrozenDictionary<string, Func<RuleOptions, IAnalyzer>> ByName =
        AnalyzerTable.ByClass.ToFrozenDictionary(entry => NameOf(entry.Key), entry => entry.Value, StringComparer.Ordinal);

    /// <summary>The names, for <see cref="RuleFile.Load"/>.</summary>
    public static IReadOnlySet<string> Names { get; } = ByName.Keys.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The analyzer of a rule, with the options of the rule.</summary>
    public static IAnalyzer Create(Check.Analyzer check) => ByName[check.Name](check.Options);

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
