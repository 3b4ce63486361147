using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ReviewBot.Rules;

/// <summary>Reads the YAML of rule files and configurations. <c>NULL</c> stays text, there as everywhere.</summary>
public static class YamlReader
{
    /// <summary>Reads a file, which is one mapping without aliases.</summary>
    /// <param name="path">The file, for people.</param>
    /// <param name="text">What is in it.</param>
    /// <exception cref="RuleException">It is something else.</exception>
    public static RuleNode.Map Read(string path, string text)
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
            [{ RootNode: YamlMappingNode root }] => Map(path, root),
            [] => throw new RuleException(path, 1, "the file is empty"),
            _ => throw new RuleException(path, 1, "the file is not one mapping of keys"),
        };
    }

    private static RuleNode.Map Map(string path, YamlMappingNode node) => new(
        LineOf(node),
        [.. node.Children.Select(child => new RuleNode.Entry(Key(path, child.Key), LineOf(child.Key), Node(path, child.Value)))]);

    private static RuleNode Node(string path, YamlNode node) => node switch
    {
        YamlMappingNode map => Map(path, map),
        YamlSequenceNode list => new RuleNode.List(LineOf(list), [.. list.Children.Select(item => Node(path, item))]),
        _ => new RuleNode.Text(LineOf(node), ((YamlScalarNode)node).Value ?? ""),
    };

    private static string Key(string path, YamlNode key) => key is YamlScalarNode { Value: { } text }
        ? text
        : throw new RuleException(path, LineOf(key), "a key is a word");

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
