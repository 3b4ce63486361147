using System.Globalization;
using System.Security.Cryptography;

namespace ReviewBot.Cli.Sources;

/// <summary>
/// A place in an mbox: an offset, and a hash of what stands before it, by which another file is noticed.
/// </summary>
/// <param name="Offset">The offset, behind a whole mail.</param>
/// <param name="Hash">The hash.</param>
internal readonly record struct MboxPlace(long Offset, string Hash)
{
    private const int Looked = 4096;

    /// <summary>The start of any file.</summary>
    public static MboxPlace Start { get; } = new(0, "-");

    /// <summary>The place at an offset of a file.</summary>
    public static MboxPlace At(FileStream file, long offset)
    {
        var before = new byte[Math.Min(offset, Looked)];
        file.Position = offset - before.Length;
        file.ReadExactly(before);
        return offset == 0 ? Start : new(offset, Convert.ToHexStringLower(SHA256.HashData(before).AsSpan(0, 12)));
    }

    /// <summary>The place of a cursor; the start when it is none.</summary>
    public static MboxPlace Read(string? cursor) => cursor?.Split(' ') switch
    {
        [var offset, var hash]
            when long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var at) => new(at, hash),
        _ => Start,
    };

    /// <summary>Whether the file is still the one that was read.</summary>
    public bool IsIn(FileStream file) => Offset <= file.Length && At(file, Offset) == this;

    /// <summary>The cursor.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Offset} {Hash}");
}
