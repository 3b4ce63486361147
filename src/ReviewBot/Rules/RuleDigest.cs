using System.Text;

namespace ReviewBot.Rules;

/// <summary>
/// The rule files as they travel in the assembly: read from YAML when it is built, since that takes half of a short
/// review, and without the examples and the record of runs, which a review does not need.
/// </summary>
public static class RuleDigest
{
    private static readonly string[] LeftOut = ["corpus", "examples"];

    /// <summary>Writes rules.</summary>
    /// <param name="rules">What is in each file, by id.</param>
    /// <param name="to">Where to.</param>
    public static void Write(IReadOnlyCollection<KeyValuePair<string, RuleNode.Map>> rules, Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write7BitEncodedInt(rules.Count);
        foreach (var (id, rule) in rules)
        {
            writer.Write(id);
            Write(writer, rule with { Entries = [.. rule.Entries.Where(entry => !LeftOut.Contains(entry.Key))] });
        }
    }

    /// <summary>Reads what was written.</summary>
    /// <param name="from">Where from.</param>
    public static IReadOnlyList<KeyValuePair<string, RuleNode.Map>> Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        var rules = new KeyValuePair<string, RuleNode.Map>[reader.Read7BitEncodedInt()];
        for (var i = 0; i < rules.Length; i++)
            rules[i] = new(reader.ReadString(), (RuleNode.Map)ReadNode(reader));

        return rules;
    }

    private static void Write(BinaryWriter writer, RuleNode node)
    {
        switch (node)
        {
            case RuleNode.Text text:
                writer.Write('t');
                writer.Write7BitEncodedInt(text.Line);
                writer.Write(text.Value);
                break;
            case RuleNode.List list:
                writer.Write('l');
                writer.Write7BitEncodedInt(list.Line);
                writer.Write7BitEncodedInt(list.Items.Count);
                foreach (var item in list.Items)
                    Write(writer, item);
                break;
            case RuleNode.Map map:
                writer.Write('m');
                writer.Write7BitEncodedInt(map.Line);
                writer.Write7BitEncodedInt(map.Entries.Count);
                foreach (var entry in map.Entries)
                {
                    writer.Write(entry.Key);
                    writer.Write7BitEncodedInt(entry.Line);
                    Write(writer, entry.Value);
                }

                break;
            default:
                throw new InvalidOperationException($"no letter for {node.GetType().Name}");
        }
    }

    private static RuleNode ReadNode(BinaryReader reader)
    {
        var (kind, line) = (reader.ReadChar(), reader.Read7BitEncodedInt());
        if (kind == 't')
            return new RuleNode.Text(line, reader.ReadString());

        var count = reader.Read7BitEncodedInt();
        if (kind == 'l')
            return new RuleNode.List(line, [.. Enumerable.Range(0, count).Select(_ => ReadNode(reader))]);

        var entries = new RuleNode.Entry[count];
        for (var i = 0; i < count; i++)
            entries[i] = new(reader.ReadString(), reader.Read7BitEncodedInt(), ReadNode(reader));

        return new RuleNode.Map(line, entries);
    }
}
