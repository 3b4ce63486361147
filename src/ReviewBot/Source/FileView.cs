using System.Collections.Immutable;
using ReviewBot.Patches;
using ReviewBot.Trees;

namespace ReviewBot.Source;

/// <summary>A file before and after a patch, as rules see it.</summary>
public sealed class FileView
{
    internal FileView(PatchView patch, AppliedFile applied)
    {
        Patch = patch;
        Applied = applied;
    }

    /// <summary>The patch that changes the file.</summary>
    public PatchView Patch { get; }

    /// <summary>The images and the hunks.</summary>
    public AppliedFile Applied { get; }

    /// <summary>The path to name to people.</summary>
    public string Path => Applied.Change.Path;

    /// <summary>The hunks, with line numbers that hold in the images.</summary>
    public ImmutableArray<Hunk> Hunks => Applied.Hunks;
}
