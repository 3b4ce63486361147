using System.Buffers.Binary;
using System.Text;

namespace ReviewBot.Source.Contracts;

/// <summary>Reads what a <see cref="ByteWriter"/> wrote, and trusts none of it.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Whether all was read.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>A number from zero to a limit.</summary>
    public int Number(int most = int.MaxValue)
    {
        var number = 0UL;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = Bytes(1)[0];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return most >= 0 && number <= (ulong)most ? (int)number : throw new InvalidDataException("a number is too large");
        }

        throw new InvalidDataException("a number has no end");
    }

    /// <summary>A count of things that take a byte or more each.</summary>
    public int Count() => Number(_rest.Length);

    /// <summary>A number of four bytes.</summary>
    public uint Fixed() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4));

    /// <summary>A raw string.</summary>
    public string Text() => Encoding.Latin1.GetString(Bytes(Count()));

    /// <summary>So many bytes.</summary>
    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > _rest.Length)
            throw new InvalidDataException("the end is missing");

        var bytes = _rest[..count];
        _rest = _rest[count..];
        return bytes;
    }
}
