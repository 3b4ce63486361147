using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>What a series is applied to, and how that was found.</summary>
/// <param name="Tree">The tree; <see langword="null"/> when there is none.</param>
/// <param name="From"><c>option</c>, <c>base-commit</c>, <c>blobs</c>, <c>branch</c> or <c>none</c>.</param>
public sealed record FoundBase(ITree? Tree, string From)
{
    /// <summary>The branch, when the base is the tip of one that is not checked out.</summary>
    public string? Branch { get; init; }

    /// <summary>The series that this one says it needs, in the order in which they go onto the base.</summary>
    public ImmutableArray<Series> Needs { get; init; } = [];

    /// <summary>What was tried and led nowhere, a clause each, for people.</summary>
    public ImmutableArray<string> Tried { get; init; } = [];

    /// <summary>Applies what the series needs and then the series; gives the series alone.</summary>
    /// <param name="series">The series.</param>
    public AppliedSeries Apply(Series series)
    {
        var applied = SeriesApplier.Apply(WithNeeds(series), Tree);
        return applied with { Series = series, Patches = applied.Patches[^series.Patches.Length..] };
    }

    /// <summary>The series with the patches that it needs in front of its own.</summary>
    /// <param name="series">The series.</param>
    public Series WithNeeds(Series series) => Needs.IsEmpty
        ? series
        : series with { Patches = [.. Needs.SelectMany(need => need.Patches), .. series.Patches] };
}
