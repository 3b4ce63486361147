using System.Collections.Immutable;
using ReviewBot.Cli.Git;
using ReviewBot.Cli.Settings;
using ReviewBot.Cli.Sources;
using ReviewBot.Mail;
using ReviewBot.Reviews;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Watch;

/// <summary>An open tree with its history; one series is applied at a time.</summary>
internal sealed class OpenTree : IDisposable
{
    // what a patch of the whole tree touches tells no more than some of it
    private const int MostPaths = 200;

    // the file of Linux has 700 KB
    private const int LargestMaintainers = 8 * 1024 * 1024;

    private readonly ITree _tree;
    private readonly Lazy<Maintainers?> _maintainers;

    private OpenTree(TreeInfo info, ITree tree, TreeSettings settings)
    {
        (Info, _tree) = (info, tree);
        Bases = new SeriesBases(tree, info, settings.Upstreams);
        Configuration = TextFile.Configuration(tree);
        _maintainers = new Lazy<Maintainers?>(() => Maintainers(tree));
    }

    /// <summary>What it is.</summary>
    public TreeInfo Info { get; }

    /// <summary>What series are applied to.</summary>
    public SeriesBases Bases { get; }

    /// <summary>The configuration of the project; null when it has none.</summary>
    public TextFile? Configuration { get; }

    /// <summary>Held while a series is applied: a repository is read by one at a time.</summary>
    public Lock Turn { get; } = new();

    /// <summary>Opens a tree.</summary>
    /// <exception cref="TreeException">There is no such tree, or it cannot be read.</exception>
    public static OpenTree Open(TreeSettings settings)
    {
        var (tree, info) = TreeLocator.Find(settings.Path, settings.Upstreams.FirstOrDefault());
        if (tree is null)
            throw new TreeException($"{settings.Path}: no tree");

        // an upstream says where to begin to look, not what a series is based on
        info = info with { BaseFrom = info.Base is null ? "none" : "branch" };
        return new OpenTree(info, tree, settings);
    }

    /// <summary>The repositories that the files of a series go into, the likeliest first; none when nothing tells.</summary>
    public ImmutableArray<string> RepositoriesOf(Patches.Series series)
    {
        lock (Turn)
            return _maintainers.Value?.RepositoriesOf(series.Patches.SelectMany(patch => patch.Files).Select(file => file.Path).Take(MostPaths)) ?? [];
    }

    private static Maintainers? Maintainers(ITree tree) =>
        tree.Find(Trees.Maintainers.FileName) is { } entry && GitMode.SameType(entry.Mode, GitMode.File)
        && tree.Read(entry) is { Length: < LargestMaintainers } bytes
            ? Trees.Maintainers.Parse(RawText.Decode(RawText.FromBytes(bytes)))
            : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Bases.Dispose();
        (_tree as IDisposable)?.Dispose();
    }
}
