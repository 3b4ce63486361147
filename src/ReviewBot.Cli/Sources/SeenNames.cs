using System.Security.Cryptography;
using System.Text;

namespace ReviewBot.Cli.Sources;

/// <summary>
/// Which of the mails of a place without an order are known: a short hash of each name that is still there. So a name
/// that appears before others, or a mail that is taken away, changes nothing for the rest.
/// </summary>
internal sealed class SeenNames
{
    /// <summary>A place that holds more is refused: its cursor would be longer than a megabyte.</summary>
    public const int Most = 100_000;

    private const int CharsPerName = 8, BytesPerName = 6;

    private readonly HashSet<string> _hashes;

    private SeenNames(HashSet<string> hashes) => _hashes = hashes;

    /// <summary>Those of a cursor; null when it is none.</summary>
    public static SeenNames? Read(string? cursor)
    {
        if (cursor is null)
            return new SeenNames([]);

        if (cursor.Length % CharsPerName != 0 || cursor.Any(char.IsWhiteSpace))
            return null;

        return new SeenNames([.. cursor.Chunk(CharsPerName).Select(hash => new string(hash))]);
    }

    /// <summary>Whether a name is among them.</summary>
    public bool Contains(string name) => _hashes.Contains(Hash(name));

    /// <summary>Adds a name.</summary>
    public void Add(string name) => _hashes.Add(Hash(name));

    /// <summary>Forgets all but those of some names.</summary>
    public void Keep(IEnumerable<string> names) => _hashes.IntersectWith(names.Select(Hash));

    /// <summary>The form for <see cref="Read"/>.</summary>
    public string ToCursor() => string.Concat(_hashes.Order(StringComparer.Ordinal));

    /// <summary>
    /// In what portions so many mails are told as seen: a cursor names all of them, so that one for each mail would be
    /// too much to keep.
    /// </summary>
    public static int Portion(int known) => Math.Max(1, known / 64);

    private static string Hash(string name) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, BytesPerName));
}
