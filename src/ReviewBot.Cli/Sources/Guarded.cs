using System.Runtime.CompilerServices;

namespace ReviewBot.Cli.Sources;

/// <summary>What all sources have in common: how they repeat, how they end, and what their errors become.</summary>
internal static class Guarded
{
    /// <summary>
    /// The arrivals of a source, where a stop ends them quietly, and an exception becomes a
    /// <see cref="SourceException"/>.
    /// </summary>
    /// <param name="arrivals">The arrivals.</param>
    /// <param name="explain">What an exception means; null when it is a bug of ours.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async IAsyncEnumerable<Arrival> ReadAsync(
        IAsyncEnumerable<Arrival> arrivals, Func<Exception, SourceException?> explain,
        [EnumeratorCancellation] CancellationToken stop)
    {
        await using var each = arrivals.GetAsyncEnumerator(stop);
        while (await NextAsync(each, explain, stop))
            yield return each.Current;
    }

    /// <summary>One question to a source, with the same translation; a stop is an exception here.</summary>
    public static async Task<T> AskAsync<T>(
        Func<Task<T>> ask, Func<Exception, SourceException?> explain, CancellationToken stop)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (!stop.IsCancellationRequested && explain(e) is { } problem)
        {
            throw problem;
        }
    }

    /// <summary>Reads a place again and again, each time from where it was left.</summary>
    /// <param name="pass">What is there behind a cursor.</param>
    /// <param name="cursor">Where to begin.</param>
    /// <param name="wait">How to wait for the next time; null for one pass.</param>
    /// <param name="stop">Ends it.</param>
    public static async IAsyncEnumerable<Arrival> RepeatAsync(
        Func<string?, IAsyncEnumerable<Arrival>> pass, string? cursor, Func<Task>? wait,
        [EnumeratorCancellation] CancellationToken stop)
    {
        while (true)
        {
            await foreach (var arrival in pass(cursor).WithCancellation(stop))
            {
                cursor = arrival.Cursor;
                yield return arrival;
            }

            if (wait is null)
                yield break;

            await wait();
        }
    }

    private static async ValueTask<bool> NextAsync(
        IAsyncEnumerator<Arrival> each, Func<Exception, SourceException?> explain, CancellationToken stop)
    {
        try
        {
            return !stop.IsCancellationRequested && await each.MoveNextAsync();
        }
        // what a connection throws when it is cut by a stop is not always a cancellation
        catch (Exception e) when (
            stop.IsCancellationRequested && (e is OperationCanceledException || explain(e) is not null))
        {
            return false;
        }
        catch (Exception e) when (explain(e) is { } problem)
        {
            throw problem;
        }
    }
}
