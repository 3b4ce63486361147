using System.Collections.Immutable;

namespace ReviewBot.Source;

/// <summary>Looks things up that are in order.</summary>
internal static class Ordered
{
    /// <summary>
    /// The place of the first item from which on a condition holds, for all that come after it too; the number of items where
    /// it holds for none.
    /// </summary>
    internal static int FirstFrom<T>(this ImmutableArray<T> items, Func<T, bool> holds)
    {
        var (low, high) = (0, items.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (holds(items[middle]))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
