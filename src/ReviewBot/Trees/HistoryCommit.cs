using System.Collections.Immutable;

namespace ReviewBot.Trees;

/// <summary>A commit of a history.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Tree">The id of its tree.</param>
/// <param name="Parents">The ids of its parents.</param>
/// <param name="Title">The first line of its message.</param>
/// <param name="Date">When it was committed.</param>
public sealed record HistoryCommit(
    string Id, string Tree, ImmutableArray<string> Parents, string Title, DateTimeOffset Date)
{
    /// <summary>Whether it has parents that are not at hand, as the last commits of a shallow clone.</summary>
    public bool IsCutOff { get; init; }
}
