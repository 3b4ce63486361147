using System.Collections.Immutable;

namespace ReviewBot.Source.Contracts;

/// <summary>The record of a name in a table.</summary>
internal static class DefinitionCodec
{
    public static void Write(ByteWriter bytes, string name, ImmutableArray<Definition> definitions, Func<string, int> placeOfPath)
    {
        bytes.Text(name);
        bytes.Number(definitions.Length);
        foreach (var one in definitions)
        {
            bytes.Number(placeOfPath(one.Path));
            bytes.Number(one.Line);
            bytes.Number((int)one.Form | ((int)one.Type << 2));
            bytes.Number((int)one.May | ((int)one.Proven << 4));
            bytes.Number(one.DocLine);
            bytes.Number(one.Returns.Length);
            foreach (var statement in one.Returns)
            {
                bytes.Number(statement.Line - one.Line);
                bytes.Number((int)statement.May | ((int)statement.Proven << 4));
            }
        }
    }

    /// <summary>The definitions; null when the record is that of another name.</summary>
    public static ImmutableArray<Definition>? Read(ReadOnlySpan<byte> record, string name, Func<int, string> pathAt)
    {
        var bytes = new ByteReader(record);
        if (bytes.Text() != name)
            return null;

        var definitions = new Definition[bytes.Count()];
        for (var i = 0; i < definitions.Length; i++)
        {
            var (path, line, traits, values, docLine) = (pathAt(bytes.Number()), bytes.Number(), bytes.Number(31), bytes.Number(255), bytes.Number());
            var returns = new ReturnStatement[bytes.Count()];
            for (var j = 0; j < returns.Length; j++)
            {
                var (offset, given) = (bytes.Number(1 << 24), bytes.Number(255));
                returns[j] = new ReturnStatement(line + offset, (Results)(given & 15), (Results)(given >> 4));
            }

            definitions[i] = new Definition(
                path, line, (DefinitionForm)(traits & 3), (ResultType)Math.Min(traits >> 2, (int)ResultType.Pointer), (Results)(values & 15), (Results)(values >> 4), docLine, [.. returns]);
        }

        return [.. definitions];
    }
}
