using System.Collections.Concurrent;
using ReviewBot.Cli.Git;
using ReviewBot.Source.Contracts;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Contracts;

/// <summary>
/// What is known of the functions of each base of a run. A plain folder has no ids by which anything could be kept, so
/// nothing is looked up in it.
/// </summary>
internal sealed class ContractsOfTrees(CacheFolder cache)
{
    private readonly ConcurrentDictionary<string, IContracts> _known = new(StringComparer.Ordinal);

    /// <summary>The contracts of a base; nothing is read before they are asked.</summary>
    public IContracts Of(ITree tree)
    {
        if (tree is not GitTree git)
            return NoContracts.Instance;

        return _known.GetOrAdd(git.TreeId, _ => new TreeContracts(git, folder: null, cache));
    }
}
