using System.Buffers.Binary;
using System.Text;

namespace ReviewBot.Source.Contracts;

/// <summary>Writes numbers and texts in few bytes.</summary>
internal sealed class ByteWriter(int capacity = 256)
{
    private byte[] _bytes = new byte[capacity];

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>The bytes, apart from the writer.</summary>
    public byte[] ToArray() => Written.ToArray();

    /// <summary>Begins again.</summary>
    public void Clear() => Length = 0;

    /// <summary>A number from zero on: seven bits a byte.</summary>
    public void Number(int number)
    {
        var rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7)
            More(1)[0] = (byte)(rest | 0x80);

        More(1)[0] = (byte)rest;
    }

    /// <summary>A number of four bytes.</summary>
    public void Fixed(uint number) => BinaryPrimitives.WriteUInt32LittleEndian(More(4), number);

    /// <summary>A number of eight bytes.</summary>
    public void Fixed(ulong number) => BinaryPrimitives.WriteUInt64LittleEndian(More(8), number);

    /// <summary>A raw string, one byte a char.</summary>
    public void Text(string raw)
    {
        Number(raw.Length);
        Raw(raw);
    }

    /// <summary>A raw string without its length.</summary>
    public void Raw(string raw) => Encoding.Latin1.GetBytes(raw, More(raw.Length));

    /// <summary>Bytes as they are.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(More(bytes.Length));

    private Span<byte> More(int count)
    {
        var at = Length;
        if (count > _bytes.Length - at)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, at + count));

        Length += count;
        return _bytes.AsSpan(at, count);
    }
}
