using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>Finds the series that a series says it needs, as far as their mails are at hand.</summary>
internal static class Prerequisites
{
    /// <summary>The series needed, each behind what it needs itself, and the ids that no mail at hand has.</summary>
    /// <param name="series">The series.</param>
    /// <param name="all">All series at hand.</param>
    public static (
        ImmutableArray<Series> Found, ImmutableArray<string> Unknown) Of(Series series, ImmutableArray<Series> all)
    {
        var found = new List<Series>();
        var unknown = new List<string>();
        Collect(series, all, [series], found, unknown);
        return ([.. found], [.. unknown]);
    }

    private static void Collect(
        Series series, ImmutableArray<Series> all, HashSet<Series> seen, List<Series> found, List<string> unknown)
    {
        foreach (var id in series.Prerequisites)
        {
            if (all.FirstOrDefault(one => one.Names(id)) is not { } need)
            {
                unknown.Add(id);
            }
            else if (seen.Add(need))
            {
                Collect(need, all, seen, found, unknown);
                found.Add(need);
            }
        }
    }
}
