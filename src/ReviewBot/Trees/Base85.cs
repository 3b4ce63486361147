using System.Buffers;

namespace ReviewBot.Trees;

/// <summary>
/// The text form of binary patches: a length letter, then five characters for four bytes, at most 52 bytes a line.
/// </summary>
internal static class Base85
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

    private const int LongestLine = 52;

    private static readonly sbyte[] Values = MakeValues();

    /// <summary>The bytes of the lines; <see langword="null"/> when a line is not well formed.</summary>
    public static byte[]? Decode(string lines)
    {
        var bytes = new ArrayBufferWriter<byte>(Math.Max(lines.Length, 1));
        foreach (var line in lines.AsSpan().EnumerateLines())
        {
            if (!line.IsEmpty && !TryDecodeLine(line, bytes))
                return null;
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The lines of the bytes, each with its end; raw.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder();
        Span<byte> four = stackalloc byte[4];
        Span<char> five = stackalloc char[5];
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(LongestLine, bytes.Length)..])
        {
            var line = bytes[..Math.Min(LongestLine, bytes.Length)];
            text.Append((char)(line.Length <= 26 ? 'A' + line.Length - 1 : 'a' + line.Length - 27));
            for (; !line.IsEmpty; line = line[Math.Min(4, line.Length)..])
            {
                four.Clear();
                line[..Math.Min(4, line.Length)].CopyTo(four);
                var group = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(four);
                for (var i = 4; i >= 0; i--, group /= 85)
                    five[i] = Alphabet[(int)(group % 85)];

                text.Append(five);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static bool TryDecodeLine(ReadOnlySpan<char> line, ArrayBufferWriter<byte> bytes)
    {
        var length = line[0] switch
        {
            >= 'A' and <= 'Z' and var c => c - 'A' + 1,
            >= 'a' and <= 'z' and var c => c - 'a' + 27,
            _ => 0,
        };
        var most = (line.Length - 1) / 5 * 4;
        if (length == 0 || (line.Length - 1) % 5 != 0 || length > most || length <= most - 4)
            return false;

        Span<byte> four = stackalloc byte[4];
        for (var at = 1; at < line.Length; at += 5)
        {
            ulong group = 0;
            foreach (var c in line.Slice(at, 5))
            {
                if (c >= Values.Length || Values[c] < 0)
                    return false;
                group = (group * 85) + (ulong)Values[c];
            }

            if (group > uint.MaxValue)
                return false;

            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(four, (uint)group);
            var take = Math.Min(4, length);
            bytes.Write(four[..take]);
            length -= take;
        }

        return true;
    }

    private static sbyte[] MakeValues()
    {
        var values = new sbyte[128];
        Array.Fill(values, (sbyte)-1);
        for (var i = 0; i < Alphabet.Length; i++)
            values[Alphabet[i]] = (sbyte)i;

        return values;
    }
}
