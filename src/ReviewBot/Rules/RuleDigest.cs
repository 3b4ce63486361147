using System.Text;

namespace ReviewBot.Rules;

/// <summary>
/// The rule files as they travel in the assembly: read from YAML when it is built, since that takes half of a short
/// review, and without the examples and the record of runs, which a review does not need.
/// </summary>
public static class RuleDigest
{
    private static readonly string[] LeftOut = ["corpus", "examples"];
    private static readonly string[] ForPeople = ["title", "url", "rationale", "verified"];

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
            Write(writer, Part(rule, key => !LeftOut.Contains(key) && !ForPeople.Contains(key)));
            using var words = new MemoryStream();
            using (var inner = new BinaryWriter(words, Encoding.UTF8, leaveOpen: true))
                Write(inner, Part(rule, ForPeople.Contains));

            writer.Write7BitEncodedInt((int)words.Length);
            writer.Write(words.ToArray());
        }
    }

    /// <summary>Reads what was written.</summary>
    /// <param name="from">Where from.</param>
    public static IReadOnlyList<DigestedRule> Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        var rules = new DigestedRule[reader.Read7BitEncodedInt()];
        for (var i = 0; i < rules.Length; i++)
        {
            var (id, head) = (reader.ReadString(), (RuleNode.Map)ReadNode(reader));
            var words = reader.ReadBytes(reader.Read7BitEncodedInt());
            rules[i] = new(id, head, new(() => ReadWords(words)));
        }

        return rules;
    }

    private static RuleNode.Map Part(RuleNode.Map rule, Predicate<string> takes) =>
        rule with { Entries = [.. rule.Entries.Where(entry => takes(entry.Key))] };

    private static RuleNode.Map ReadWords(byte[] words)
    {
        using var reader = new BinaryReader(new MemoryStream(words), Encoding.UTF8);
        return (RuleNode.Map)ReadNode(reader);
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
        {
            var items = new RuleNode[count];
            for (var i = 0; i < count; i++)
                items[i] = ReadNode(reader);

            return new RuleNode.List(line, items);
        }

        var entries = new RuleNode.Entry[count];
        for (var i = 0; i < count; i++)
            entries[i] = new(reader.ReadString(), reader.Read7BitEncodedInt(), ReadNode(reader));

        return new RuleNode.Map(line, entries);
    }
}

/// <summary>A rule of a digest.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Head">What a review needs of its file.</param>
/// <param name="Words">What people read about it.</param>
public sealed record DigestedRule(string Id, RuleNode.Map Head, Lazy<RuleNode.Map> Words);
