using System.Collections.Immutable;
using ReviewBot.Patches;
using ReviewBot.Reviews;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Git;

/// <summary>What series are applied to: the revision that was named, or what tells in each series and the history.</summary>
/// <param name="tree">The tree; null for none.</param>
/// <param name="info">What it is; a base from <c>branch</c> was not named and is looked for.</param>
/// <param name="upstreams">The branches that series may be based on; without any, the default ones.</param>
internal sealed class SeriesBases(ITree? tree, TreeInfo info, ImmutableArray<string> upstreams) : IDisposable
{
    private readonly Lazy<IHistory> _history = new(() => GitHistory.Open(info.Path!, upstreams));

    /// <summary>The base of a series; <paramref name="finder"/> knows the series that it may need.</summary>
    public FoundBase Of(BaseFinder finder, Series series)
    {
        var told = new FoundBase(tree, info.BaseFrom);
        if (info.Path is null || tree is not { Id: not null })
            return finder.On(told, series);

        var found = info.BaseFrom == "branch" ? finder.Find(_history.Value, series) : finder.On(told, series);
        return found with { History = _history };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_history is { IsValueCreated: true, Value: IDisposable history })
            history.Dispose();
    }
}
