using System.Collections.Immutable;

namespace ReviewBot.Source.Contracts;

/// <summary>A summary as bytes.</summary>
public static class SummaryCodec
{
    /// <summary>
    /// The version of what is written and of how it was found out: a summary of another version is made again.
    /// </summary>
    public const int Version = 2;

    /// <summary>The bytes of a summary.</summary>
    public static byte[] Write(FileSummary summary)
    {
        var bytes = new ByteWriter();
        bytes.Number(summary.Names.Length);
        foreach (var name in summary.Names)
            bytes.Text(name);

        var line = 0;
        bytes.Number(summary.Functions.Length);
        foreach (var function in summary.Functions)
        {
            bytes.Number(function.Name);
            bytes.Number(function.Line - line);
            line = function.Line;
            bytes.Number((int)function.Form | ((int)function.Type << 2) | (function.IsWhole ? 32 : 0) | (function.DocLine > 0 ? 64 : 0));
            if (function.DocLine > 0)
            {
                bytes.Number(function.DocLine);
                bytes.Number((int)function.Doc);
            }

            bytes.Number(function.Returns.Length);
            foreach (var one in function.Returns)
                Write(bytes, one, function.Line);
        }

        return bytes.ToArray();
    }

    /// <summary>The summary that bytes are.</summary>
    /// <exception cref="InvalidDataException">They are none.</exception>
    public static FileSummary Read(ReadOnlySpan<byte> summary)
    {
        var bytes = new ByteReader(summary);
        var names = new string[bytes.Count()];
        for (var i = 0; i < names.Length; i++)
            names[i] = bytes.Text();

        var functions = new FunctionSummary[bytes.Count()];
        var line = 0;
        for (var i = 0; i < functions.Length; i++)
        {
            var name = bytes.Number(names.Length - 1);
            line = checked(line + bytes.Number(1 << 24));
            var traits = bytes.Number(127);
            var (docLine, doc) = (traits & 64) != 0 ? (bytes.Number(1 << 24), (DocHints)bytes.Number(31)) : default;
            var returns = new ReturnSummary[bytes.Count()];
            for (var j = 0; j < returns.Length; j++)
                returns[j] = Read(ref bytes, line, names.Length);

            functions[i] = new FunctionSummary(
                name, line, (DefinitionForm)(traits & 3), (ResultType)Math.Min(traits >> 2 & 7, (int)ResultType.Pointer), doc, docLine, (traits & 32) != 0, [.. returns]);
        }

        return bytes.IsAtEnd ? new FileSummary([.. names], [.. functions]) : throw new InvalidDataException("there is more than there should be");
    }

    private static void Write(ByteWriter bytes, ReturnSummary one, int first)
    {
        bytes.Number(one.Line - first);
        bytes.Number((int)one.Value.May | ((int)one.Value.Proven << 4));
        bytes.Number(one.Value.Calls.Length);
        foreach (var call in one.Value.Calls)
        {
            bytes.Number(call.Function);
            bytes.Number(call.Transfer.Bits);
        }
    }

    private static ReturnSummary Read(ref ByteReader bytes, int first, int names)
    {
        var line = checked(first + bytes.Number(1 << 24));
        var value = bytes.Number(255);
        var calls = new CallResult[bytes.Count()];
        for (var i = 0; i < calls.Length; i++)
            calls[i] = new CallResult(bytes.Number(names - 1), new Transfer((ushort)bytes.Number(ushort.MaxValue)));

        return new ReturnSummary(line, new ReturnValue((Results)(value & 15), (Results)(value >> 4), ImmutableArray.Create(calls)));
    }
}
