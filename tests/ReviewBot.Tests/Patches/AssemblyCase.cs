using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Tests.Patches;

/// <summary>A heap of mails and what it comes to.</summary>
/// <param name="Number">The number of the case in the project's list of oddities.</param>
/// <param name="Name">What is odd.</param>
/// <param name="Expected">The series, as <see cref="Shape"/> writes them.</param>
/// <param name="Mails">The mails.</param>
public sealed record AssemblyCase(int Number, string Name, string Expected, params ImmutableArray<string> Mails)
{
    /// <summary>
    /// <c>v2 0,1,2/2 | v3 1/2; a reply</c>: each series with its indexes and its total, then why others are none.
    /// </summary>
    internal static string Shape(Assembly assembly)
    {
        var series = assembly.Series.Select(each =>
            $"v{each.Version}{(each.MinorVersion > 0 ? "." + each.MinorVersion : "")} {string.Join(',', Indexes(each))}/{each.Total}");
        return string.Join("; ", assembly.Others.Select(other => other.Why).Prepend(string.Join(" | ", series)));
    }

    public override string ToString() => $"case {Number:000}: {Name}";

    private static IEnumerable<int> Indexes(Series series)
    {
        if (series.Cover is not null)
            yield return 0;
        foreach (var patch in series.Patches)
            yield return patch.Tag.Index ?? 1;
    }
}
