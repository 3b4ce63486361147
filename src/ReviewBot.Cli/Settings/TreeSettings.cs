using System.Collections.Immutable;

namespace ReviewBot.Cli.Settings;

/// <summary>A tree that series are applied to.</summary>
/// <param name="Name">What the configuration calls it.</param>
/// <param name="Path">The repository, bare or not; made by cloning when it is not there and has a remote.</param>
public sealed record TreeSettings(string Name, string Path)
{
    /// <summary>Where it is fetched from; null when somebody else sees to that.</summary>
    public string? Remote { get; init; }

    /// <summary>How often it is fetched.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The branches that series may be based on, the most likely first; without any, the default ones.</summary>
    public ImmutableArray<string> Upstreams { get; init; } = [];

    /// <summary>Words in the brackets of a subject that name this tree, such as <c>net-next</c>.</summary>
    public ImmutableArray<string> Prefixes { get; init; } = [];

    /// <summary>Whether an address of a <c>MAINTAINERS</c> file means this tree.</summary>
    public bool IsAt(string address) =>
        KnownAs.Any(name => Trees.Maintainers.IsSame(name, address)) || (Remote is not null && Trees.Maintainers.IsSame(Remote, address));

    /// <summary>Addresses that <c>MAINTAINERS</c> has for it, besides <see cref="Remote"/>.</summary>
    public ImmutableArray<string> KnownAs { get; init; } = [];
}
