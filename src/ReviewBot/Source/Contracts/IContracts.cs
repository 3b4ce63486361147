using System.Collections.Immutable;

namespace ReviewBot.Source.Contracts;

/// <summary>What is known of the functions of the tree that a series is for.</summary>
public interface IContracts
{
    /// <summary>
    /// The definitions that a file means by a name, as the tree has them before the series; none when it has none, or
    /// nothing is known of the tree.
    /// </summary>
    ImmutableArray<Definition> Find(string function, string from);
}

/// <summary>Nothing is known.</summary>
public sealed class NoContracts : IContracts
{
    /// <summary>The one there is.</summary>
    public static NoContracts Instance { get; } = new();

    /// <inheritdoc/>
    public ImmutableArray<Definition> Find(string function, string from) => [];
}
