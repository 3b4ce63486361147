using System.Collections.Concurrent;
using System.Runtime;
using Microsoft.Win32.SafeHandles;
using ReviewBot.Cli.Git;
using ReviewBot.Mail;
using ReviewBot.Source.Contracts;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Contracts;

/// <summary>
/// The contracts of a tree: from the cache where it has them, or else read from the files, of which the cache has
/// those that another tree had too.
/// </summary>
internal static class TreeIndex
{
    /// <summary>The table of a tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="folder">Where a plain folder is.</param>
    /// <param name="cache">What is known already.</param>
    /// <param name="progress">Told how many files were read.</param>
    /// <exception cref="TreeException">The tree cannot be read.</exception>
    public static ContractTable Open(ITree tree, string? folder, CacheFolder cache, Action<int> progress) =>
        tree is GitTree git && Cached(cache.PathOf(NameOf(git))) is { } known ? known : Make(tree, folder, cache, progress);

    /// <summary>The same, whatever the cache has of this tree.</summary>
    /// <exception cref="TreeException">The tree cannot be read.</exception>
    public static ContractTable Make(ITree tree, string? folder, CacheFolder cache, Action<int> progress)
    {
        var store = SummaryStore.Open(cache);
        var files = SourceFiles.Of(tree, folder);
        if (tree is not GitTree git)
            return InMemory(ContractTable.Write(Summaries(files, () => tree, store, progress).Linker.Link()));

        var (linker, contents) = Summaries(files, git.Again, store, progress);
        var kept = Task.Run(() => Keep(cache, store, files, contents));
        var table = ContractTable.Write(linker.Link());
        cache.Write(NameOf(git), table);
        kept.GetAwaiter().GetResult();
        cache.Prune(file => file == SummaryStore.FileName || (file.StartsWith("tree-", StringComparison.Ordinal) && file.EndsWith($"-{SummaryCodec.Version}.bin", StringComparison.Ordinal)));
        return InMemory(table);
    }

    private static void Keep(CacheFolder cache, SummaryStore store, List<TreeEntry> files, ReadOnlyMemory<byte>[] contents)
    {
        var summaries = files.Zip(contents, static (file, content) => (Id: file.Id.Length == 40 ? Convert.FromHexString(file.Id) : [], content))
            .Where(static one => one.Id.Length > 0).ToList();
        if (summaries.Exists(one => store.Find(one.Id) is null))
            store.Replace(cache, summaries);
    }

    private static string NameOf(GitTree tree) => $"tree-{tree.TreeId}-{SummaryCodec.Version}.bin";

    private static ContractTable InMemory(byte[] table) =>
        new((at, into) => table.AsSpan((int)at, into.Length).CopyTo(into), table.Length);

    private static ContractTable? Cached(string path)
    {
        SafeFileHandle? file = null;
        try
        {
            file = File.OpenHandle(path);
            var handle = file;
            var table = new ContractTable((at, into) => ReadExactly(handle, at, into), RandomAccess.GetLength(file));
            file = null;
            return table;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
        finally
        {
            file?.Dispose();
        }
    }

    private static void ReadExactly(SafeFileHandle file, long at, Span<byte> into)
    {
        for (var read = 0; read < into.Length;)
        {
            var more = RandomAccess.Read(file, into[read..], at + read);
            if (more == 0)
                throw new InvalidDataException("the end is missing");

            read += more;
        }
    }

    private static (Linker Linker, ReadOnlyMemory<byte>[] Contents) Summaries(
        List<TreeEntry> files, Func<ITree> open, SummaryStore store, Action<int> progress)
    {
        var linker = new Linker();
        var contents = new ReadOnlyMemory<byte>[files.Count];
        var waiting = new FileSummary?[files.Count];
        var (gate, linked) = (new Lock(), 0);
        void Done(int file, FileSummary summary)
        {
            lock (gate)
            {
                // names are numbered as the files come, so these have to come in order
                waiting[file] = summary;
                for (; linked < files.Count && waiting[linked] is { } next; linked++)
                {
                    linker.Add(files[linked].Path, next);
                    waiting[linked] = null;
                    if (linked % 64 == 63)
                        progress(linked + 1);
                }
            }
        }

        // what was read lives on to the end, and to mark it in the background again and again is a tenth of the work
        var latency = GCSettings.LatencyMode;
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        try
        {
            Parallel.ForEach(
                Partitioner.Create(Enumerable.Range(0, files.Count), EnumerablePartitionerOptions.NoBuffering),
                // or else there are ten threads after a while, each with a repository of its own
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
                open,
                (i, _, tree) =>
                {
                    (var summary, contents[i]) = Summary(files[i], tree, store);
                    Done(i, summary);
                    return tree;
                },
                tree => (tree as GitTree)?.Dispose());
        }
        catch (AggregateException e) when (e.InnerExceptions[0] is TreeException trouble)
        {
            throw trouble;
        }
        finally
        {
            GCSettings.LatencyMode = latency;
        }

        return (linker, contents);
    }

    private static (FileSummary Summary, ReadOnlyMemory<byte> Content) Summary(TreeEntry file, ITree tree, SummaryStore store)
    {
        if (file.Id.Length == 40 && store.Find(Convert.FromHexString(file.Id)) is { } known)
        {
            try
            {
                return (SummaryCodec.Read(known.Span), known);
            }
            catch (InvalidDataException)
            {
                // made again below
            }
        }

        var bytes = tree.Read(file);
        var summary = bytes.Length > SourceFiles.LongestFile ? FileSummary.Empty : SummaryReader.Read(RawText.FromBytes(bytes));
        return (summary, SummaryCodec.Write(summary));
    }
}
