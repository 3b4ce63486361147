using System.Buffers.Binary;
using ReviewBot.Source.Contracts;

namespace ReviewBot.Cli.Contracts;

/// <summary>The summaries of files by the ids of their blobs, in one file: ids, sorted, and what belongs to each.</summary>
internal sealed class SummaryStore
{
    private const int IdLength = 20;
    private const int EntryLength = IdLength + 8;
    private const int HeadLength = 24;

    // with two tables of a kernel this stays below what the cache may take
    private const int MostBytes = 44 * 1024 * 1024;

    private static readonly byte[] Magic = [.. "RBfiles"u8, SummaryCodec.Version];

    private readonly byte[] _bytes;
    private readonly int _count;

    private SummaryStore(byte[] bytes, int count) => (_bytes, _count) = (bytes, count);

    /// <summary>The name of the file.</summary>
    public static string FileName { get; } = $"files-{SummaryCodec.Version}.bin";

    /// <summary>The store in a folder; an empty one when there is none or it is damaged.</summary>
    public static SummaryStore Open(CacheFolder folder)
    {
        if (folder.Read(FileName) is not { Length: >= HeadLength } bytes || !bytes.AsSpan(0, 8).SequenceEqual(Magic))
            return new SummaryStore([], 0);

        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8));
        var isSound = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(12)) == bytes.Length
            && count >= 0
            && HeadLength + ((long)count * EntryLength) <= bytes.Length
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(16)) == Checksum.Of(bytes.AsSpan(HeadLength));
        return isSound ? new SummaryStore(bytes, count) : new SummaryStore([], 0);
    }

    /// <summary>The summary of a blob; null when it is not here.</summary>
    public ReadOnlyMemory<byte>? Find(ReadOnlySpan<byte> id)
    {
        var (low, high) = (0, _count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = Id(middle).SequenceCompareTo(id);
            if (order == 0)
                return Content(middle);

            if (order < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return null;
    }

    /// <summary>
    /// Writes the summaries of a tree, and of what was here before as many as there is room for.
    /// </summary>
    public void Replace(CacheFolder folder, IEnumerable<(byte[] Id, ReadOnlyMemory<byte> Content)> summaries)
    {
        var kept = new SortedList<byte[], ReadOnlyMemory<byte>>(Comparer<byte[]>.Create(static (one, other) => one.AsSpan().SequenceCompareTo(other)));
        foreach (var (id, content) in summaries.OrderBy(static one => one.Id, kept.Comparer))
            kept.TryAdd(id, content);

        var size = kept.Values.Sum(static content => (long)content.Length + EntryLength);
        var others = Enumerable.Range(0, _count).Select(i => (Id: Id(i).ToArray(), Content: Content(i))).Where(one => !kept.ContainsKey(one.Id)).ToList();
        if (size + others.Sum(static one => (long)one.Content.Length + EntryLength) <= MostBytes)
        {
            kept = new SortedList<byte[], ReadOnlyMemory<byte>>(kept.Concat(others.Select(static one => KeyValuePair.Create(one.Id, one.Content))).OrderBy(static one => one.Key, kept.Comparer).ToDictionary(), kept.Comparer);
        }

        folder.Write(FileName, Bytes(kept));
    }

    private static byte[] Bytes(SortedList<byte[], ReadOnlyMemory<byte>> summaries)
    {
        var at = HeadLength + (summaries.Count * EntryLength);
        var bytes = new byte[at + summaries.Values.Sum(static content => content.Length)];
        var entry = bytes.AsSpan(HeadLength);
        foreach (var (id, content) in summaries)
        {
            id.CopyTo(entry);
            BinaryPrimitives.WriteInt32LittleEndian(entry[IdLength..], at);
            BinaryPrimitives.WriteInt32LittleEndian(entry[(IdLength + 4)..], content.Length);
            content.Span.CopyTo(bytes.AsSpan(at));
            at += content.Length;
            entry = entry[EntryLength..];
        }

        Magic.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), summaries.Count);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(16), Checksum.Of(bytes.AsSpan(HeadLength)));
        return bytes;
    }

    private ReadOnlySpan<byte> Id(int place) => _bytes.AsSpan(HeadLength + (place * EntryLength), IdLength);

    private ReadOnlyMemory<byte> Content(int place)
    {
        var entry = _bytes.AsSpan(HeadLength + (place * EntryLength) + IdLength, 8);
        return _bytes.AsMemory(BinaryPrimitives.ReadInt32LittleEndian(entry), BinaryPrimitives.ReadInt32LittleEndian(entry[4..]));
    }
}
