using System.IO.Compression;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>Writes and decodes binary patches. What they may ask for is bounded by what was mailed.</summary>
public static class BinaryData
{
    /// <summary>The largest file that a binary patch may make.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    // deflate cannot do better than this
    private const long BestRatio = 1032;

    /// <summary>
    /// The image that a half makes of the other image; <see langword="null"/> when it is damaged or asks for too much.
    /// </summary>
    public static byte[]? Apply(BinaryHunk hunk, ReadOnlySpan<byte> image)
    {
        if (hunk.Size > MostBytes
            || Base85.Decode(hunk.Data) is not { } packed
            || hunk.Size > packed.Length * BestRatio)
            return null;

        return Inflate(packed, hunk.Size) is { } data ? hunk.IsDelta ? ApplyDelta(data, image) : data : null;
    }

    /// <summary>A binary patch that replaces one image by another, both whole, as git writes it below its header.</summary>
    public static string Write(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after) =>
        $"GIT binary patch\n{Literal(after)}\n{Literal(before)}\n";

    private static string Literal(ReadOnlySpan<byte> image)
    {
        var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(image);

        return $"literal {image.Length}\n{Base85.Encode(packed.ToArray())}";
    }

    private static byte[]? Inflate(byte[] packed, int size)
    {
        using var stream = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        var data = new byte[size];
        try
        {
            return stream.ReadAtLeast(data, size, throwOnEndOfStream: false) == size
                && stream.ReadByte() < 0 ? data : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>git's pack delta: two sizes, then copies from the image and insertions.</summary>
    private static byte[]? ApplyDelta(ReadOnlySpan<byte> delta, ReadOnlySpan<byte> image)
    {
        if (!TryReadSize(ref delta, out var before) || !TryReadSize(ref delta, out var after)
            || before != image.Length || after > MostBytes)
            return null;

        var result = new byte[after];
        var rest = result.AsSpan();
        while (!delta.IsEmpty)
        {
            var command = delta[0];
            delta = delta[1..];
            ReadOnlySpan<byte> piece;
            if ((command & 0x80) != 0)
            {
                if (!TryReadBytes(ref delta, command, 4, out var offset)
                    || !TryReadBytes(ref delta, command >> 4, 3, out var length))
                    return null;

                length = length == 0 ? 0x10000 : length;
                if (offset > image.Length || length > image.Length - offset)
                    return null;
                piece = image.Slice((int)offset, (int)length);
            }
            else
            {
                if (command == 0 || command > delta.Length)
                    return null;
                piece = delta[..command];
                delta = delta[command..];
            }

            if (!piece.TryCopyTo(rest))
                return null;
            rest = rest[piece.Length..];
        }

        return rest.IsEmpty ? result : null;
    }

    private static bool TryReadSize(ref ReadOnlySpan<byte> delta, out long size)
    {
        size = 0;
        for (var shift = 0; shift < 35 && !delta.IsEmpty; shift += 7)
        {
            var part = delta[0];
            delta = delta[1..];
            size |= (long)(part & 0x7F) << shift;
            if ((part & 0x80) == 0)
                return true;
        }

        return false;
    }

    private static bool TryReadBytes(ref ReadOnlySpan<byte> delta, int present, int count, out long value)
    {
        value = 0;
        for (var i = 0; i < count; i++)
        {
            if ((present & (1 << i)) == 0)
                continue;
            if (delta.IsEmpty)
                return false;
            value |= (long)delta[0] << (8 * i);
            delta = delta[1..];
        }

        return true;
    }
}
