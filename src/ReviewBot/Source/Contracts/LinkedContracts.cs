using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ReviewBot.Source.Contracts;

/// <summary>The contracts of a few files that are at hand, as those of an example are.</summary>
public sealed class LinkedContracts : IContracts
{
    private readonly FrozenDictionary<string, ImmutableArray<Definition>> _definitions;

    /// <summary>Reads the files.</summary>
    public LinkedContracts(IEnumerable<(string Path, string Text)> files)
    {
        var linker = new Linker();
        foreach (var (path, text) in files)
            linker.Add(path, SummaryReader.Read(text));

        _definitions = linker.Link().ToFrozenDictionary(static one => one.Name, static one => one.Definitions, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public ImmutableArray<Definition> Find(string function, string from) =>
        _definitions.TryGetValue(function, out var definitions) ? Visibility.From(from, definitions) : [];
}
