using System.Buffers.Binary;
using System.Collections.Immutable;

namespace ReviewBot.Source.Contracts;

/// <summary>
/// The definitions of a tree by name, as bytes of which only those are read that a question needs: a head, an index
/// by the hash of the name, paths, and a record for each name.
/// </summary>
public sealed class ContractTable
{
    private const ulong Magic = 0x0131_7463_6F74_6252; // "Rbtoct1" and the version
    private const int HeadLength = 32;
    private const int EntryLength = 16;

    private readonly ReadAt _bytes;
    private readonly int _names;
    private readonly int _paths;
    private readonly uint _pathsAt;
    private readonly uint _sum;

    /// <summary>Opens a table.</summary>
    /// <param name="bytes">Gives its bytes.</param>
    /// <param name="length">How many there are.</param>
    /// <exception cref="InvalidDataException">It is none, or not all of it is there.</exception>
    public ContractTable(ReadAt bytes, long length)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        if (length < HeadLength)
            throw new InvalidDataException("the head is missing");

        bytes(0, head);
        _bytes = bytes;
        _names = BinaryPrimitives.ReadInt32LittleEndian(head[8..]);
        _paths = BinaryPrimitives.ReadInt32LittleEndian(head[12..]);
        _pathsAt = BinaryPrimitives.ReadUInt32LittleEndian(head[16..]);
        _sum = BinaryPrimitives.ReadUInt32LittleEndian(head[24..]);
        if (BinaryPrimitives.ReadUInt64LittleEndian(head) != Magic || BinaryPrimitives.ReadUInt32LittleEndian(head[20..]) != length
            || Checksum.Of(head[..28]) != BinaryPrimitives.ReadUInt32LittleEndian(head[28..]))
            throw new InvalidDataException("the head is damaged");

        Length = length;
    }

    /// <summary>How many bytes it has.</summary>
    public long Length { get; }

    /// <summary>The bytes of a table.</summary>
    public static byte[] Write(IEnumerable<(string Name, ImmutableArray<Definition> Definitions)> functions)
    {
        var (paths, hashes, places) = (new NameList(), new List<ulong>(), new List<(string Name, int At)>());
        var (records, record) = (new ByteWriter(1 << 16), new ByteWriter());
        foreach (var (name, definitions) in functions)
        {
            hashes.Add(Checksum.Of(name));
            places.Add((name, records.Length));
            record.Clear();
            DefinitionCodec.Write(record, name, definitions, paths.PlaceOf);
            records.Number(record.Length);
            records.Fixed(Checksum.Of(record.Written));
            records.Bytes(record.Written);
        }

        var (entries, spellings) = (Sorted([.. hashes], [.. places]), paths.ToImmutable());
        var pathsAt = HeadLength + (entries.Length * EntryLength) + records.Length;
        var table = new ByteWriter(pathsAt + ((spellings.Length + 1) * 4) + spellings.Sum(static path => path.Length));
        table.Bytes(new byte[HeadLength]); // once the rest is there
        var recordsAt = (uint)(HeadLength + (entries.Length * EntryLength));
        foreach (var (hash, at) in entries)
        {
            table.Fixed(hash);
            table.Fixed(recordsAt + (uint)at);
            table.Fixed(0U);
        }

        table.Bytes(records.Written);
        var offset = 0U;
        foreach (var path in spellings)
        {
            table.Fixed(offset);
            offset += (uint)path.Length;
        }

        table.Fixed(offset);
        foreach (var path in spellings)
            table.Raw(path);

        return WithHead(table.ToArray(), entries.Length, spellings.Length, pathsAt);
    }

    private static byte[] WithHead(byte[] table, int names, int paths, int pathsAt)
    {
        var head = new ByteWriter();
        head.Fixed(Magic);
        head.Fixed((uint)names);
        head.Fixed((uint)paths);
        head.Fixed((uint)pathsAt);
        head.Fixed((uint)table.Length);
        head.Fixed(Checksum.Of(table.AsSpan(HeadLength)));
        head.Fixed(Checksum.Of(head.Written));
        head.Written.CopyTo(table);
        return table;
    }

    /// <summary>The places of records by the hashes of their names, and by name where these are the same.</summary>
    private static (ulong Hash, int At)[] Sorted(ulong[] hashes, (string Name, int At)[] places)
    {
        Array.Sort(hashes, places);
        for (var (first, end) = (0, 0); first < hashes.Length; first = end)
        {
            while (end < hashes.Length && hashes[end] == hashes[first])
                end++;

            if (end > first + 1)
                Array.Sort(places, first, end - first, Comparer<(string Name, int)>.Create(static (one, other) => string.CompareOrdinal(one.Name, other.Name)));
        }

        return [.. hashes.Zip(places, static (hash, place) => (hash, place.At))];
    }

    /// <summary>The definitions of a name; none when the tree has none.</summary>
    /// <exception cref="InvalidDataException">What was read is damaged.</exception>
    public ImmutableArray<Definition> Find(string name)
    {
        var hash = Checksum.Of(name);
        var (low, high) = (0, _names);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Entry(middle).Hash < hash)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < _names && Entry(low) is var entry && entry.Hash == hash; low++)
        {
            if (DefinitionCodec.Read(Record(entry.At), name, Path) is { } definitions)
                return definitions;
        }

        return [];
    }

    /// <summary>Whether all of it is as it was written.</summary>
    public bool IsSound()
    {
        var body = new byte[Length - HeadLength];
        _bytes(HeadLength, body);
        return Checksum.Of(body) == _sum;
    }

    private (ulong Hash, uint At) Entry(int place)
    {
        Span<byte> entry = stackalloc byte[EntryLength];
        Read(HeadLength + ((long)place * EntryLength), entry);
        return (BinaryPrimitives.ReadUInt64LittleEndian(entry), BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]));
    }

    private byte[] Record(uint at)
    {
        if (at >= Length)
            throw new InvalidDataException("a place is outside the table");

        Span<byte> start = stackalloc byte[(int)Math.Min(9, Length - at)];
        Read(at, start);
        var reader = new ByteReader(start);
        var length = reader.Number((int)Math.Min(int.MaxValue, Length));
        var sum = reader.Fixed();
        var size = new ByteWriter();
        size.Number(length);
        var record = new byte[length];
        Read(at + size.Length + 4, record);
        return Checksum.Of(record) == sum ? record : throw new InvalidDataException("a record is damaged");
    }

    private string Path(int place)
    {
        if (place >= _paths)
            throw new InvalidDataException("a path is missing");

        Span<byte> offsets = stackalloc byte[8];
        Read(_pathsAt + ((long)place * 4), offsets);
        var (first, end) = (BinaryPrimitives.ReadUInt32LittleEndian(offsets), BinaryPrimitives.ReadUInt32LittleEndian(offsets[4..]));
        var text = new byte[end >= first && end - first < 8192 ? end - first : throw new InvalidDataException("a path is damaged")];
        Read(_pathsAt + ((_paths + 1L) * 4) + first, text);
        return System.Text.Encoding.Latin1.GetString(text);
    }

    private void Read(long at, Span<byte> into)
    {
        if (at < 0 || at + into.Length > Length)
            throw new InvalidDataException("a place is outside the table");

        _bytes(at, into);
    }
}

/// <summary>Fills a span with the bytes from a place on.</summary>
public delegate void ReadAt(long at, Span<byte> into);
