using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>What a series is applied to, and how that was found.</summary>
/// <param name="Tree">The tree; <see langword="null"/> when there is none.</param>
/// <param name="From"><c>option</c>, <c>base-commit</c>, <c>blobs</c>, <c>branch</c> or <c>none</c>.</param>
public sealed record FoundBase(ITree? Tree, string From)
{
    // of the patches behind, most fail because this one did
    private const int MostExplained = 10;

    /// <summary>The branch, when the base is the tip of one that is not checked out.</summary>
    public string? Branch { get; init; }

    /// <summary>The series that this one says it needs, in the order in which they go onto the base.</summary>
    public ImmutableArray<Series> Needs { get; init; } = [];

    /// <summary>What was tried and led nowhere, a clause each, for people.</summary>
    public ImmutableArray<string> Tried { get; init; } = [];

    /// <summary>
    /// The history around the tree, opened when a rejection is to be explained; <see langword="null"/> without one.
    /// </summary>
    public Lazy<IHistory>? History { get; init; }

    /// <summary>Applies what the series needs and then the series; gives the series alone.</summary>
    /// <param name="series">The series.</param>
    public AppliedSeries Apply(Series series)
    {
        var applied = ApplyAll(series);
        return applied with
        {
            Series = series,
            Patches = applied.Patches[^series.Patches.Length..],
            Named = Tree?.Id is { } start && History is { } history
                ? NamedCommit.Of(series, history, start, IsExact)
                : [],
        };
    }

    /// <summary>
    /// Applies what the series needs and then the series. A rejection says, as far as there is a history, who last
    /// changed the file and which commit would take the series.
    /// </summary>
    /// <param name="series">The series.</param>
    /// <param name="keep">
    /// Is handed the blobs and trees that the patches make, for those who want to store them.
    /// </param>
    public AppliedSeries ApplyAll(Series series, Action<NewObject>? keep = null)
    {
        var applied = SeriesApplier.Apply(WithNeeds(series), Tree, keep);
        return Tree?.Id is { } start && History is { } history && applied.Patches.Any(IsRejected)
            ? applied with { Patches = Explained(applied, start, history.Value) }
            : applied;
    }

    /// <summary>Whether the series or somebody named the commit, which is then no guess.</summary>
    private bool IsExact => From is "option" or "base-commit" or "parent";

    private static bool IsRejected(AppliedPatch patch) => patch.Outcome is Outcome.Rejected;

    private static ImmutableArray<AppliedPatch> Explained(AppliedSeries applied, string start, IHistory history)
    {
        var (patches, left) = (applied.Patches.ToBuilder(), MostExplained);
        var nearest = NearestBase.Of(history, applied.Series);
        for (var i = 0; i < patches.Count && left > 0; i++)
        {
            if (patches[i].Outcome is not Outcome.Rejected rejected)
                continue;

            var touch = LastTouch.Of(history, start, TreePath.Raw(rejected.Path));
            patches[i] = patches[i] with { Outcome = rejected with { LastChange = touch, NearestBase = nearest } };
            left--;
        }

        return patches.ToImmutable();
    }

    private Series WithNeeds(Series series) => Needs.IsEmpty
        ? series
        : series with { Patches = [.. Needs.SelectMany(need => need.Patches), .. series.Patches] };
}
