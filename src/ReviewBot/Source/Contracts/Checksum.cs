using System.Buffers.Binary;

namespace ReviewBot.Source.Contracts;

/// <summary>FNV-1a, eight bytes at a time: finds what was damaged, and spreads names; it keeps nobody from forging either.</summary>
public static class Checksum
{
    /// <summary>The checksum of bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = 14695981039346656037UL ^ (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            sum = (sum ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * 1099511628211UL;
            sum ^= sum >> 32;
            bytes = bytes[8..];
        }

        foreach (var b in bytes)
            sum = (sum ^ b) * 1099511628211UL;

        // the high bits have not been everywhere yet
        sum = (sum ^ sum >> 29) * 0xBF58476D1CE4E5B9UL;
        return (uint)(sum >> 32);
    }

    /// <summary>The place of a name in a table.</summary>
    public static ulong Of(string name)
    {
        var sum = 14695981039346656037UL;
        foreach (var c in name)
            sum = (sum ^ c) * 1099511628211UL;

        return sum;
    }
}
