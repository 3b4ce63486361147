using System.Runtime.ExceptionServices;

namespace ReviewBot.Cli.Sources;

/// <summary>Reads on while the last that was read is worked on: unpacking an archive takes a third of the time.</summary>
internal static class ReadAhead
{
    // enough to be worth a hand-over, and little beside what is in memory anyhow
    private const int Block = 64;

    /// <summary>The same items, in the same order; what goes wrong comes where it would come without.</summary>
#pragma warning disable CA2025 // the task is waited for before its items are disposed of
    public static IEnumerable<T> Of<T>(IEnumerable<T> items)
    {
        using var blocks = items.GetEnumerator();
        var next = Start(blocks);
        try
        {
            while (true)
            {
                var (block, error) = next.GetAwaiter().GetResult();
                if (block.Count == Block)
                    next = Start(blocks);

                foreach (var item in block)
                    yield return item;

                if (error is not null)
                    ExceptionDispatchInfo.Throw(error);
                if (block.Count < Block)
                    yield break;
            }
        }
        finally
        {
            // who reads must not be disturbed, even if nobody listens any more
            next.Wait();
        }
    }
#pragma warning restore CA2025

    private static Task<(List<T> Block, Exception? Error)> Start<T>(IEnumerator<T> items) => Task.Run(() =>
    {
        var block = new List<T>(Block);
        try
        {
            while (block.Count < Block && items.MoveNext())
                block.Add(items.Current);
        }
#pragma warning disable CA1031 // it is thrown again, where its turn is
        catch (Exception e)
#pragma warning restore CA1031
        {
            return (block, e);
        }

        return (block, (Exception?)null);
    });
}
