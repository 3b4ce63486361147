using System.Collections.Immutable;
using ReviewBot.Patches;
using ReviewBot.Source.Contracts;
using ReviewBot.Source.Riders;
using ReviewBot.Trees;

namespace ReviewBot.Source;

/// <summary>A series as rules see it: every image lexed at most once, and only when a rule asks.</summary>
public sealed class SeriesView
{
    private readonly Lazy<HashSet<string>> _changedPaths;
    private readonly Lazy<SeriesWords> _words;
    private readonly Lazy<SeriesUses> _uses;

    /// <summary>Lays the view over an applied series.</summary>
    public SeriesView(AppliedSeries applied)
    {
        Applied = applied;
        _changedPaths = new(() => [.. applied.Patches.SelectMany(patch => patch.Files)
            .SelectMany(file => new[] { file.Change.OldPath, file.Change.NewPath }).OfType<string>()]);
        _words = new(() => SeriesWords.Of(this));
        _uses = new(() => SeriesUses.Of(this));
        Patches = [.. applied.Patches.Select((patch, index) => new PatchView(this, index, patch))];
    }

    /// <summary>The series, applied.</summary>
    public AppliedSeries Applied { get; }

    /// <summary>The patches, in order.</summary>
    public ImmutableArray<PatchView> Patches { get; }

    /// <summary>What is known of the functions of the tree; nothing without a tree.</summary>
    public IContracts Contracts { get; init; } = NoContracts.Instance;

    /// <summary>Whether a rule states what a function returns, so that nobody has to infer it.</summary>
    public Predicate<string> HasStatedContract { get; init; } = static _ => false;

    /// <summary>Where in it a word stands.</summary>
    public SeriesWords Words => _words.Value;

    /// <summary>Who may use what it adds.</summary>
    public SeriesUses Uses => _uses.Value;

    /// <summary>The paths that the series changes, before and after.</summary>
    public IReadOnlySet<string> ChangedPaths => _changedPaths.Value;
}

/// <summary>A patch as rules see it.</summary>
public sealed class PatchView
{
    private readonly Lazy<Purpose> _purpose;
    private readonly Lazy<PatchRiders> _riders;

    internal PatchView(SeriesView series, int position, AppliedPatch applied)
    {
        Series = series;
        Position = position;
        Patch = applied.Patch;
        Outcome = applied.Outcome;
        _purpose = new(() => new Purpose(Patch));
        _riders = new(() => PatchRiders.Of(this));
        Files = [.. applied.Files.Select(file => new FileView(this, file))];
    }

    /// <summary>The series it belongs to.</summary>
    public SeriesView Series { get; }

    /// <summary>Its place among the patches at hand, from zero.</summary>
    public int Position { get; }

    /// <summary>The patch.</summary>
    public Patch Patch { get; }

    /// <summary>How applying it ended.</summary>
    public Outcome Outcome { get; }

    /// <summary>What it says it is for.</summary>
    public Purpose Purpose => _purpose.Value;

    /// <summary>The changes in it that change nothing.</summary>
    public PatchRiders Riders => _riders.Value;

    /// <summary>The files it changes.</summary>
    public ImmutableArray<FileView> Files { get; }

    /// <summary>Reads the words of its files, which stay when the rest is let go.</summary>
    internal void ReadWords()
    {
        foreach (var file in Files)
            _ = file.Words;
    }

    /// <summary>Lets go what was read of its files; see <see cref="FileView.Forget"/>.</summary>
    internal void Forget()
    {
        foreach (var file in Files)
            file.Forget();
    }
}
