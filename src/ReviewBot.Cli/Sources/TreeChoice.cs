using System.Collections.Immutable;

namespace ReviewBot.Cli.Sources;

/// <summary>What series are to be applied to, as somebody asked for.</summary>
/// <param name="Tree">The value of <c>--tree</c>.</param>
/// <param name="Base">The value of <c>--base</c>.</param>
/// <param name="Upstreams">The values of <c>--upstream</c>.</param>
internal sealed record TreeChoice(string? Tree, string? Base, ImmutableArray<string> Upstreams);
