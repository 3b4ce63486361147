using System.Collections.Immutable;

namespace ReviewBot.Trees;

/// <summary>How applying one patch ended. A patch that does not apply is a result, not an exception.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>Every hunk applied.</summary>
    /// <param name="TreeId">
    /// The id of the tree after the patch, as <c>git write-tree</c> would say; null without object ids.
    /// </param>
    public sealed record Applied(string? TreeId) : Outcome
    {
        /// <summary>
        /// Whether a hunk had no place, and the patch was merged as <c>git am -3</c> does. The files before and after
        /// are then those of its author, whose line numbers the mail has.
        /// </summary>
        public bool IsMerged { get; init; }
    }

    /// <summary>The tree holds the change already: it applies in reverse, or a merge changes nothing.</summary>
    public sealed record AlreadyApplied : Outcome;

    /// <summary>A hunk has no place in the tree.</summary>
    /// <param name="Path">The file, as text.</param>
    /// <param name="Hunk">The hunk, counted from one in the file; zero when the file as a whole is the trouble.</param>
    /// <param name="Reason">A sentence for people.</param>
    public sealed record Rejected(string Path, int Hunk, string Reason) : Outcome
    {
        /// <summary>The place that is most like the hunk, if there is one.</summary>
        public NearestPlace? Nearest { get; init; }

        /// <summary>What of the patch is in the tree already.</summary>
        public ImmutableArray<HeldChange> Held { get; init; } = [];

        /// <summary>
        /// Why it could not be merged either, a sentence for people; <see langword="null"/> when the files that it was
        /// made from are not known.
        /// </summary>
        public string? Merge { get; init; }

        /// <summary>The commit that last changed the file, where the base is one and it is not long ago.</summary>
        public HistoryCommit? LastChange { get; init; }

        /// <summary>The newest commit to which the series applies as a whole, if there is one.</summary>
        public HistoryCommit? NearestBase { get; init; }

        /// <summary>Place and reason in one line: <c>mm/slab.c, hunk 2: …</c></summary>
        public string Line => Hunk == 0 ? $"{Path}: {Reason}" : $"{Path}, hunk {Hunk}: {Reason}";
    }

    /// <summary>Nobody tried: there is no tree, or a patch before it is missing.</summary>
    /// <param name="Why">A sentence for people.</param>
    public sealed record NotTried(string Why) : Outcome;
}
