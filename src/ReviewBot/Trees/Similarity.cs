namespace ReviewBot.Trees;

/// <summary>
/// How much of a file another one keeps, by git's measure: the bytes of the pieces (lines, cut after 64 bytes) that
/// both have, of the size of the larger. The hash is git's too, since its collisions count.
/// </summary>
public sealed class Similarity
{
    /// <summary>The score of files with the same pieces.</summary>
    public const int Whole = 60_000;

    private const int LongestPiece = 64;
    private const uint Buckets = 107_927;

    // git looks as far to tell binary files from text
    private const int LookedAt = 8000;

    private readonly long _size;
    private readonly Dictionary<uint, long> _pieces;

    private Similarity(long size, Dictionary<uint, long> pieces) => (_size, _pieces) = (size, pieces);

    /// <summary>Reads a file.</summary>
    public static Similarity Of(ReadOnlySpan<byte> content)
    {
        var isText = IsText(content);
        var pieces = new Dictionary<uint, long>();
        var (one, two, length) = (0u, 0u, 0);
        for (var i = 0; i < content.Length; i++)
        {
            var c = content[i];
            if (isText && c == '\r' && i + 1 < content.Length && content[i + 1] == '\n')
                continue;

            var before = one;
            one = ((one << 7) ^ (two >> 25)) + c;
            two = (two << 7) ^ (before >> 25);
            if (++length < LongestPiece && c != '\n')
                continue;

            Add();
        }

        if (length > 0)
            Add();

        return new Similarity(content.Length, pieces);

        void Add()
        {
            var hash = (one + (two * 0x61)) % Buckets;
            pieces[hash] = pieces.GetValueOrDefault(hash) + length;
            (one, two, length) = (0, 0, 0);
        }
    }

    /// <summary>Whether git takes a content for text: no NUL byte near its begin.</summary>
    public static bool IsText(ReadOnlySpan<byte> content) =>
        !content[..Math.Min(content.Length, LookedAt)].Contains((byte)0);

    /// <summary>The score of this file becoming another; zero where sizes alone tell that it is below a least one.</summary>
    public int To(Similarity after, int least)
    {
        var largest = Math.Max(_size, after._size);
        if (largest * (Whole - least) < Math.Abs(_size - after._size) * Whole || largest == 0)
            return 0;

        var kept = _pieces.Sum(piece => Math.Min(piece.Value, after._pieces.GetValueOrDefault(piece.Key)));
        return (int)(kept * Whole / largest);
    }
}
