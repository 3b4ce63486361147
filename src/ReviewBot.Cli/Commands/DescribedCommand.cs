using System.Collections.Immutable;
using System.CommandLine;

namespace ReviewBot.Cli.Commands;

/// <summary>A command that its help page can show in use.</summary>
/// <param name="name">The word on the command line.</param>
/// <param name="description">One sentence.</param>
internal sealed class DescribedCommand(string name, string description) : Command(name, description)
{
    /// <summary>Lines to type, each with what it is for.</summary>
    public ImmutableArray<(string Line, string For)> Examples { get; init; } = [];
}
