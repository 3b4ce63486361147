using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ReviewBot.Rules;

/// <summary>
/// A mapping of a rule file or a configuration, read node by node: <c>NULL</c> stays text, and whatever is wrong is
/// named with its line, in a <see cref="RuleException"/>.
/// </summary>
public sealed class RuleYaml
{
    private readonly YamlMappingNode _node;

    private RuleYaml(string path, YamlMappingNode node)
    {
        Path = path;
        _node = node;
    }

    /// <summary>The file, for people.</summary>
    public string Path { get; }

    /// <summary>The line on which the mapping begins.</summary>
    public int Line => LineOf(_node);

    /// <summary>The keys, in order.</summary>
    public IEnumerable<string> Keys => _node.Children.Keys.Select(KeyText);

    /// <summary>Reads a file, which is one mapping without aliases.</summary>
    public static RuleYaml Parse(string path, string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new ShallowParser(new Parser(new StringReader(text))));
        }
        catch (YamlException e)
        {
            var problem = e.Message.Split('\n')[0].TrimEnd('.', '\r');
            throw new RuleException(path, Math.Max(1, (int)e.Start.Line), $"not YAML: {problem}");
        }

        return stream.Documents switch
        {
            [{ RootNode: YamlMappingNode root }] => new RuleYaml(path, root),
            [] => throw new RuleException(path, 1, "the file is empty"),
            _ => throw new RuleException(path, 1, "the file is not one mapping of keys"),
        };
    }

    /// <summary>Refuses the first key that is not one of <paramref name="known"/>.</summary>
    public void Only(params ReadOnlySpan<string> known)
    {
        foreach (var key in _node.Children.Keys)
        {
            if (!known.Contains(KeyText(key)))
                throw Problem(LineOf(key), $"unknown key '{KeyText(key)}'");
        }
    }

    /// <summary>Whether there is such a key.</summary>
    public bool Has(string key) => _node.Children.ContainsKey(key);

    /// <summary>The line of a key, or of the whole mapping where the key is missing.</summary>
    public int LineAt(string key) =>
        LineOf(_node.Children.Keys.FirstOrDefault(known => KeyText(known) == key) ?? _node);

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
        YamlSequenceNode list => [.. list.Children.Select(item => Scalar(key, item))],
        var other => throw Problem(LineOf(other), $"'{key}' is a list: [one, two]"),
    };

    /// <summary>A list of texts, or a single text; empty when the key is absent.</summary>
    public ImmutableArray<string> TextOrTexts(string key) => IsList(key) || !Has(key) ? Texts(key) : [Text(key)];

    /// <summary>Whether the key holds a list.</summary>
    public bool IsList(string key) => Has(key) && Value(key) is YamlSequenceNode;

    /// <summary>The keys below a key.</summary>
    public RuleYaml Map(string key) => Value(key) is YamlMappingNode map
        ? new RuleYaml(Path, map)
        : throw Problem(LineAt(key), $"'{key}' holds keys of its own");

    /// <summary>A list of mappings; empty when the key is absent.</summary>
    public IEnumerable<RuleYaml> Maps(string key)
    {
        if (!Has(key))
            yield break;

        if (Value(key) is not YamlSequenceNode list)
            throw Problem(LineAt(key), $"'{key}' is a list");

        foreach (var item in list.Children)
        {
            yield return item is YamlMappingNode map
                ? new RuleYaml(Path, map)
                : throw Problem(LineOf(item), $"an item of '{key}' holds keys");
        }
    }

    /// <summary>What to throw about a line.</summary>
    public RuleException Problem(int line, string problem) => new(Path, line, problem);

    private YamlNode Value(string key) =>
        _node.Children.TryGetValue(key, out var value) ? value : throw Problem(Line, $"missing key '{key}'");

    private string Scalar(string key, YamlNode node) => node is YamlScalarNode { Value: { } value }
        ? value
        : throw Problem(LineOf(node), $"'{key}' is text");

    private string KeyText(YamlNode key) =>
        key is YamlScalarNode { Value: { } text } ? text : throw Problem(LineOf(key), "a key is a word");

    private static int LineOf(YamlNode node) => Math.Max(1, (int)node.Start.Line);

    /// <summary>A parser that refuses what no rule file needs, so that a hostile file cannot exhaust us.</summary>
    private sealed class ShallowParser(Parser inner) : IParser
    {
        private const int Deepest = 8;
        private int _depth;

        public YamlDotNet.Core.Events.ParsingEvent? Current => inner.Current;

        public bool MoveNext()
        {
            if (!inner.MoveNext())
                return false;

            _depth += Current!.NestingIncrease;
            return Current switch
            {
                YamlDotNet.Core.Events.AnchorAlias => throw Refusal("aliases have no place here"),
                _ when _depth > Deepest => throw Refusal("nested too deeply"),
                _ => true,
            };
        }

        private YamlException Refusal(string problem) => new(Current!.Start, Current.End, problem);
    }
}
