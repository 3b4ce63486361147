using LibGit2Sharp;
using Microsoft.Extensions.Logging;
using ReviewBot.Cli.Git;
using ReviewBot.Cli.Settings;

namespace ReviewBot.Cli.Watch;

/// <summary>The trees that series are applied to, opened once and fetched now and then.</summary>
internal sealed class TreePool(WatchSettings settings, ILogger log) : IDisposable
{
    private readonly Dictionary<string, OpenTree> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _fetched = new(StringComparer.Ordinal);
    private readonly HashSet<string> _failing = new(StringComparer.Ordinal);

    /// <summary>
    /// The tree for a series: of those of its list, the one that a word in its subject names; else the one where the
    /// files it touches go, as MAINTAINERS of the first tree says; else the first. Null when the list has none, or it
    /// cannot be opened.
    /// </summary>
    public OpenTree? Open(ListPolicy list, Patches.Series series)
    {
        var trees = list.Trees.Select(name => settings.Trees.First(tree => tree.Name == name)).ToList();
        var words = series.Patches.SelectMany(patch => patch.Tag.Words).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (trees.Find(tree => tree.Prefixes.Any(words.Contains)) is { } named)
            return Open(named);

        if (trees.Count < 2)
            return trees is [var only] ? Open(only) : null;

        var first = Open(trees[0]);
        var theirs = first?.RepositoriesOf(series).Select(address => trees.Find(tree => tree.IsAt(address))).FirstOrDefault(tree => tree is not null);
        return theirs is null || theirs == trees[0] ? first : Open(theirs);
    }

    private OpenTree? Open(TreeSettings settings)
    {
        lock (_open)
        {
            try
            {
                if (!_open.TryGetValue(settings.Name, out var tree))
                    _open[settings.Name] = tree = OpenTree.Open(settings);

                _failing.Remove(settings.Name);
                return tree;
            }
            catch (TreeException e)
            {
                // one line for each time that it breaks, not for each series
                if (_failing.Add(settings.Name))
                    log.TreeFailed(settings.Name, $"{Output.Printable(e.Message)}; patches are looked at alone");

                return null;
            }
        }
    }

    /// <summary>Fetches the trees whose time has come, and opens them anew.</summary>
    public void Fetch(DateTimeOffset now, CancellationToken stop)
    {
        foreach (var tree in settings.Trees.Where(tree => tree.Remote is not null))
        {
            if (stop.IsCancellationRequested || (_fetched.TryGetValue(tree.Name, out var last) && now - last < tree.Every))
                continue;

            _fetched[tree.Name] = now;
            try
            {
                RemoteCopy.Fetch(tree.Remote!, tree.Path, TagFetchMode.Auto, stop);
                lock (_open)
                {
                    if (_open.Remove(tree.Name, out var old))
                        old.Dispose();
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is LibGit2SharpException or TreeException or IOException or UnauthorizedAccessException)
            {
                log.TreeFailed(tree.Name, $"not fetched: {Output.Printable(e.Message.Split('\n')[0])}");
            }
        }
    }

    public void Dispose()
    {
        foreach (var tree in _open.Values)
            tree.Dispose();
    }
}
