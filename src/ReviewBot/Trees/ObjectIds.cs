using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace ReviewBot.Trees;

/// <summary>Object ids as git computes them, without a repository to write to.</summary>
public static class ObjectIds
{
    /// <summary>How many bytes an id has.</summary>
    public const int Size = 20;

    /// <summary>The id of the tree without entries.</summary>
    public const string EmptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    /// <summary>The id of a blob with this content, in hex.</summary>
    /// <param name="raw">The content, one byte a char.</param>
    public static string OfBlob(string raw) =>
        Of("blob", raw.Length, raw, static (target, text) => Encoding.Latin1.GetBytes(text, target));

    /// <summary>The id of a tree with these rows (<c>mode name\0id</c>), in hex.</summary>
    internal static string OfTree(IList<byte[]> rows) =>
        Of("tree", rows.Sum(row => row.Length), rows, static (target, rows) =>
        {
            foreach (var row in rows)
            {
                row.CopyTo(target);
                target = target[row.Length..];
            }
        });

    /// <summary>The id of an object with this content, in hex.</summary>
    internal static string Of(string type, byte[] content) =>
        Of(type, content.Length, content, static (target, bytes) => bytes.CopyTo(target));

    private static string Of<T>(string type, int length, T content, SpanAction<byte, T> write)
    {
        var header = Encoding.ASCII.GetBytes($"{type} {length}\0");
        var buffer = ArrayPool<byte>.Shared.Rent(header.Length + length);
        var whole = buffer.AsSpan(0, header.Length + length);
        header.CopyTo(whole);
        write(whole[header.Length..], content);
        Span<byte> id = stackalloc byte[Size];
#pragma warning disable CA5350 // git's object ids are SHA-1
        SHA1.HashData(whole, id);
#pragma warning restore CA5350
        ArrayPool<byte>.Shared.Return(buffer);
        return Convert.ToHexStringLower(id);
    }
}
