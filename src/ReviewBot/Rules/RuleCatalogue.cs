using System.Collections.Immutable;
using System.Reflection;

namespace ReviewBot.Rules;

/// <summary>
/// Every rule at hand, by id: those built in (<c>rules/</c> of the source, carried in the assembly) and those that the
/// caller adds. A rule is made when somebody asks for it.
/// </summary>
public sealed class RuleCatalogue
{
    private const string Folder = "rules/";
    private const string Extension = ".yaml";
    private const string Digest = "rules.digest";

    private static readonly Assembly Built = typeof(RuleCatalogue).Assembly;

    // a command lists the rules to check its options, and once more when it has read its settings
    private static readonly Lazy<IReadOnlyList<DigestedRule>> Digested = new(ReadDigest);

    private readonly SortedDictionary<string, Lazy<Rule>> _rules = new(StringComparer.Ordinal);

    /// <summary>Lists the rules; reads none.</summary>
    /// <param name="analyzers">The names that <c>analyzer:</c> may have.</param>
    /// <param name="more">Rule files beside the built-in ones.</param>
    /// <param name="withExamples">
    /// Whether to read the examples too, and of the built-in rules the runs over a corpus: what only tests and people ask
    /// for.
    /// </param>
    /// <exception cref="RuleException">A file gives a rule that exists already.</exception>
    public RuleCatalogue(
        IReadOnlySet<string> analyzers, ImmutableArray<RuleText> more = default, bool withExamples = false)
    {
        if (withExamples)
        {
            foreach (var path in Built.GetManifestResourceNames().Where(IsRule))
                _rules[IdOf(path)] = new(() => RuleFile.Load(new(IdOf(path), path, ReadText(path)), analyzers, withExamples));
        }
        else
        {
            foreach (var rule in Digested.Value)
                _rules[rule.Id] = new(() => RuleFile.OfDigest(rule, $"{Folder}{rule.Id}{Extension}", analyzers));
        }

        foreach (var file in more.IsDefault ? [] : more)
        {
            if (!_rules.TryAdd(file.Id, new(() => RuleFile.Load(file, analyzers, withExamples))))
                throw new RuleException(file.Path, 1, $"a rule '{file.Id}' exists already");
        }
    }

    /// <summary>The ids, in ordinal order.</summary>
    public ImmutableArray<string> Ids => [.. _rules.Keys];

    /// <summary>The rules, in the order of their ids.</summary>
    /// <exception cref="RuleException">A file breaks the format.</exception>
    public ImmutableArray<Rule> Rules => [.. _rules.Values.Select(rule => rule.Value)];

    /// <summary>The rule of an id; null when there is none.</summary>
    /// <exception cref="RuleException">Its file breaks the format.</exception>
    public Rule? Find(string id) => _rules.TryGetValue(id, out var rule) ? rule.Value : null;

    private static bool IsRule(string resource) =>
        resource.StartsWith(Folder, StringComparison.Ordinal) && resource.EndsWith(Extension, StringComparison.Ordinal);

    private static string IdOf(string path) => path[Folder.Length..^Extension.Length];

    private static IReadOnlyList<DigestedRule> ReadDigest()
    {
        using var digest = Built.GetManifestResourceStream(Digest)!;
        return RuleDigest.Read(digest);
    }

    private static string ReadText(string path)
    {
        using var reader = new StreamReader(Built.GetManifestResourceStream(path)!);
        return reader.ReadToEnd();
    }
}
