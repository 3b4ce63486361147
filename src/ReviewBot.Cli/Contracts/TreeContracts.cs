using System.Collections.Immutable;
using ReviewBot.Cli.Git;
using ReviewBot.Cli.Sources;
using ReviewBot.Source.Contracts;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Contracts;

/// <summary>What is known of the functions of a tree; nothing is read before the first question.</summary>
/// <param name="tree">The tree.</param>
/// <param name="folder">Where it is, which only a plain folder needs.</param>
/// <param name="cache">What is known already.</param>
internal sealed class TreeContracts(ITree tree, string? folder, CacheFolder cache) : IContracts
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ImmutableArray<Definition>> _found = new(StringComparer.Ordinal);
    private ContractTable? _table;
    private bool _isSound;

    /// <inheritdoc/>
    /// <exception cref="TreeException">The tree cannot be read.</exception>
    public ImmutableArray<Definition> Find(string function, string from) => Visibility.From(from, All(function));

    /// <summary>All definitions of a name, by path and line.</summary>
    /// <exception cref="TreeException">The tree cannot be read.</exception>
    public ImmutableArray<Definition> All(string function)
    {
        lock (_gate)
        {
            if (!_found.TryGetValue(function, out var definitions))
                _found[function] = definitions = Look(function);

            return definitions;
        }
    }

    private ImmutableArray<Definition> Look(string function)
    {
        _table ??= Make(TreeIndex.Open);
        try
        {
            var definitions = _table.Find(function);
            if (!definitions.IsEmpty || _isSound || (_isSound = _table.IsSound()))
                return definitions;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // damaged; it is made again
        }

        _table = Make(TreeIndex.Make);
        _isSound = true;
        return _table.Find(function);
    }

    private ContractTable Make(Func<ITree, string?, CacheFolder, Action<int>, ContractTable> make)
    {
        using var shown = new CountShown("files read");
        var gate = new Lock();
        // whoever gave the tree may have closed it by now
        using var again = (tree as GitTree)?.Again();
        return make(again ?? tree, folder, cache, count =>
        {
            lock (gate)
                shown.Show(count);
        });
    }
}
