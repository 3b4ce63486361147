using System.Collections.Immutable;

namespace ReviewBot.Source;

/// <summary>Looks things up that are in order.</summary>
internal static class Ordered
{
    /// <summary>
    /// The place of the first item from which on a condition holds, for all that come after it too; the number of items where
    /// it holds for none.
    /// </summary>
    /// <param name="items">The items, in order.</param>
    /// <param name="value">What they are compared with.</param>
    /// <param name="holds">The condition.</param>
    internal static int FirstFrom<T, TValue>(this ImmutableArray<T> items, TValue value, Func<T, TValue, bool> holds)
    {
        var (low, high) = (0, items.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (holds(items[middle], value))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
