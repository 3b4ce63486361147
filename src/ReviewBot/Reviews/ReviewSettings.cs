using System.Collections.Immutable;

namespace ReviewBot.Reviews;

/// <summary>What a caller asked for, on the command line or in a configuration.</summary>
public sealed record ReviewSettings
{
    /// <summary>Whether rules of status preview run too.</summary>
    public bool Preview { get; init; }

    /// <summary>Rules (ids, or a family such as <c>unrelated/*</c>) that run although they are preview.</summary>
    public ImmutableArray<string> Enable { get; init; } = [];

    /// <summary>Rules (ids, or a family) that do not run.</summary>
    public ImmutableArray<string> Disable { get; init; } = [];
}
