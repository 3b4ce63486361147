using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Trees;

namespace ReviewBot.Reviews;

/// <summary>Everything one run has to say.</summary>
/// <param name="Version">The version of ReviewBot.</param>
/// <param name="Tree">What the series were applied to.</param>
/// <param name="Series">The series, by date and root id.</param>
/// <param name="Problems">What was not understood in the input.</param>
public sealed record Review(
    string Version, TreeInfo Tree, ImmutableArray<SeriesReview> Series, ImmutableArray<Problem> Problems)
{
    /// <summary>A review whose tree is the one that all series were applied to, where there is such a one.</summary>
    /// <param name="version">The version of ReviewBot.</param>
    /// <param name="tree">The tree of the run, where the bases of the series differ.</param>
    /// <param name="series">The series.</param>
    /// <param name="problems">What was not understood in the input.</param>
    public static Review Of(
        string version, TreeInfo tree, ImmutableArray<SeriesReview> series, ImmutableArray<Problem> problems) =>
        new(
            version, series is [{ Tree: { } first }, ..]
                && series.All(one => one.Tree == first) ? first : tree, series, problems);
}

/// <summary>One series, applied and read.</summary>
/// <param name="Applied">The series before and after each patch.</param>
/// <param name="Findings">All findings, silenced ones too, by patch, path, line and rule.</param>
public sealed record SeriesReview(AppliedSeries Applied, ImmutableArray<Finding> Findings)
{
    /// <summary>The tree that this series was applied to; <see langword="null"/> for that of the run.</summary>
    public TreeInfo? Tree { get; init; }

    /// <summary>The series that were applied to that tree first, because this one needs them.</summary>
    public ImmutableArray<Series> Needs { get; init; } = [];

    /// <summary>What was tried to find the tree and led nowhere, a clause each, for people.</summary>
    public ImmutableArray<string> Tried { get; init; } = [];
}

/// <summary>The tree that series were applied to.</summary>
/// <param name="Path">Its path as given or found; null without a tree.</param>
/// <param name="Base">The commit id; null without a tree or in a plain folder.</param>
/// <param name="BaseFrom">
/// How the base was found: <c>option</c>, <c>base-commit</c>, <c>blobs</c>, <c>branch</c>, <c>parent</c> or
/// <c>none</c>.
/// </param>
public sealed record TreeInfo(string? Path, string? Base, string BaseFrom)
{
    /// <summary>The branch whose tip the base is, when that is not what is checked out.</summary>
    public string? Branch { get; init; }

    /// <summary>No tree.</summary>
    public static TreeInfo None { get; } = new(null, null, "none");
}
