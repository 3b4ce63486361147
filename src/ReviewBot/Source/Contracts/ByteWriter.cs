using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ReviewBot.Source.Contracts;

/// <summary>Writes numbers and texts in few bytes.</summary>
internal sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>How many bytes were written.</summary>
    public int Length => _bytes.WrittenCount;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>The bytes, apart from the writer.</summary>
    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <summary>A number from zero on: seven bits a byte.</summary>
    public void Number(int number)
    {
        for (var rest = (uint)number; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                Bytes([(byte)rest]);
                return;
            }

            Bytes([(byte)(rest | 0x80)]);
        }
    }

    /// <summary>A number of four bytes.</summary>
    public void Fixed(uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        _bytes.Write(bytes);
    }

    /// <summary>A number of eight bytes.</summary>
    public void Fixed(ulong number)
    {
        Fixed((uint)number);
        Fixed((uint)(number >> 32));
    }

    /// <summary>A raw string, one byte a char.</summary>
    public void Text(string raw)
    {
        Number(raw.Length);
        _bytes.Write(Encoding.Latin1.GetBytes(raw));
    }

    /// <summary>Bytes as they are.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);
}
