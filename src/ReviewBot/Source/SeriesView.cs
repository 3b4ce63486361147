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

    /// <summary>Lays the view over an applied series.</summary>
    public SeriesView(AppliedSeries applied)
    {
        Applied = applied;
        _changedPaths = new(() => [.. applied.Patches.SelectMany(patch => patch.Files)
            .SelectMany(file => new[] { file.Change.OldPath, file.Change.NewPath }).OfType<string>()]);
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
        _purpose = new(() => Purpose.Of(Patch));
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
}
