using System.Collections.Immutable;

namespace ReviewBot.Rules;

/// <summary>
/// A mapping of a rule file or a configuration, read node by node: whatever is wrong is named with its line, in a
/// <see cref="RuleException"/>.
/// </summary>
public sealed class RuleYaml
{
    private readonly RuleNode.Map _node;

    private RuleYaml(string path, RuleNode.Map node, bool isTested)
    {
        Path = path;
        _node = node;
        IsTested = isTested;
    }

    /// <summary>The file, for people.</summary>
    public string Path { get; }

    /// <summary>Whether tests have read it before, so that what takes long to check need not be checked again.</summary>
    public bool IsTested { get; }

    /// <summary>The line on which the mapping begins.</summary>
    public int Line => _node.Line;

    /// <summary>The keys, in order.</summary>
    public IEnumerable<string> Keys => _node.Entries.Select(static entry => entry.Key);

    /// <summary>Reads a file, which is one mapping without aliases.</summary>
    /// <exception cref="RuleException">It is something else.</exception>
    public static RuleYaml Parse(string path, string text) => new(path, YamlReader.Read(path, text), isTested: false);

    /// <summary>What was read from a file when this assembly was built.</summary>
    internal static RuleYaml OfTested(string path, RuleNode.Map node) => new(path, node, isTested: true);

    /// <summary>Refuses the first key that is not one of <paramref name="known"/>.</summary>
    public void Only(params ReadOnlySpan<string> known)
    {
        foreach (var entry in _node.Entries)
        {
            if (!known.Contains(entry.Key))
                throw Problem(entry.Line, $"unknown key '{entry.Key}'");
        }
    }

    /// <summary>Whether there is such a key.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>The line of a key, or of the whole mapping where the key is missing.</summary>
    public int LineAt(string key) => Find(key)?.Line ?? Line;

    /// <summary>The text of a key that must be there and say something.</summary>
    public string Text(string key) =>
        Scalar(key, Value(key)) is { Length: > 0 } text ? text : throw Problem(LineAt(key), $"'{key}' is empty");

    /// <summary>The text of a key; null when the key is absent.</summary>
    public string? TextOrNull(string key) => Has(key) ? Text(key) : null;

    /// <summary>A whole number, not negative.</summary>
    public int Number(string key) =>
        int.TryParse(Text(key), System.Globalization.NumberStyles.None, null, out var number)
            ? number
            : throw Problem(LineAt(key), $"'{key}' is a whole number, not '{Text(key)}'");

    /// <summary>One of the words that <paramref name="choices"/> names.</summary>
    public T Choice<T>(string key, params ReadOnlySpan<(string Word, T Value)> choices) =>
        Choose(key, Text(key), choices);

    /// <summary>The same for a word that was read before.</summary>
    public T Choose<T>(string key, string word, ReadOnlySpan<(string Word, T Value)> choices)
    {
        var words = new List<string>();
        foreach (var (known, value) in choices)
        {
            if (known == word)
                return value;

            words.Add(known);
        }

        throw Problem(LineAt(key), $"'{key}' is one of {string.Join(", ", words)}, not '{word}'");
    }

    /// <summary>A list of texts; empty when the key is absent.</summary>
    public ImmutableArray<string> Texts(string key) => !Has(key) ? [] : Value(key) switch
    {
        RuleNode.List list => [.. list.Items.Select(item => Scalar(key, item))],
        var other => throw Problem(other.Line, $"'{key}' is a list: [one, two]"),
    };

    /// <summary>A list of texts, or a single text; empty when the key is absent.</summary>
    public ImmutableArray<string> TextOrTexts(string key) => IsList(key) || !Has(key) ? Texts(key) : [Text(key)];

    /// <summary>Whether the key holds a list.</summary>
    public bool IsList(string key) => Has(key) && Value(key) is RuleNode.List;

    /// <summary>The keys below a key.</summary>
    public RuleYaml Map(string key) => Value(key) is RuleNode.Map map
        ? new RuleYaml(Path, map, IsTested)
        : throw Problem(LineAt(key), $"'{key}' holds keys of its own");

    /// <summary>A list of mappings; empty when the key is absent.</summary>
    public IEnumerable<RuleYaml> Maps(string key)
    {
        if (!Has(key))
            yield break;

        if (Value(key) is not RuleNode.List list)
            throw Problem(LineAt(key), $"'{key}' is a list");

        foreach (var item in list.Items)
        {
            yield return item is RuleNode.Map map
                ? new RuleYaml(Path, map, IsTested)
                : throw Problem(item.Line, $"an item of '{key}' holds keys");
        }
    }

    /// <summary>What to throw about a line.</summary>
    public RuleException Problem(int line, string problem) => new(Path, line, problem);

    private RuleNode Value(string key) => Find(key)?.Value ?? throw Problem(Line, $"missing key '{key}'");

    private RuleNode.Entry? Find(string key)
    {
        foreach (var entry in _node.Entries)
        {
            if (entry.Key == key)
                return entry;
        }

        return null;
    }

    private string Scalar(string key, RuleNode node) =>
        node is RuleNode.Text text ? text.Value : throw Problem(node.Line, $"'{key}' is text");
}
