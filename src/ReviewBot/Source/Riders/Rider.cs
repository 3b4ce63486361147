using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Source.Riders;

/// <summary>What kind of change that changes nothing a rider is.</summary>
public enum RiderKind
{
    /// <summary>White space within or around lines; the tokens stay.</summary>
    Whitespace,

    /// <summary>Blank lines added or removed.</summary>
    BlankLines,

    /// <summary><c>#include</c> lines in another order.</summary>
    IncludeOrder,

    /// <summary>Lines that stand elsewhere in the same file.</summary>
    Move,

    /// <summary>A goto label with another name.</summary>
    LabelRename,

    /// <summary>A local name with another name.</summary>
    IdentifierRename,

    /// <summary>Braces, parentheses or comparisons written in another way.</summary>
    Style,

    /// <summary>Comments whose words stay.</summary>
    Comment,
}

/// <summary>
/// Changed runs of a file that are proved to change nothing: one cause, one rider. Whether they are also unrelated is
/// for others to say: a neighbouring change may explain them, or the log announce them.
/// </summary>
/// <param name="Kind">What they are.</param>
/// <param name="File">The file.</param>
/// <param name="Runs">The runs all of whose lines belong to the cause.</param>
public sealed record Rider(RiderKind Kind, FileView File, ImmutableArray<Run> Runs)
{
    /// <summary>The old name, when something was renamed; the first name, when something was moved.</summary>
    public string Old { get; init; } = "";

    /// <summary>The new name, when something was renamed.</summary>
    public string New { get; init; } = "";

    /// <summary>The line of the post-image on which the old name was forgotten; zero when it was not.</summary>
    public int Left { get; init; }

    /// <summary>The function it happened in, when it happened in one.</summary>
    public string Function { get; init; } = "";

    /// <summary>
    /// The lines of the post-image that the cause is about, the one to quote first; empty when they are those of
    /// <see cref="Runs"/>.
    /// </summary>
    public ImmutableArray<int> Lines { get; init; } = [];

    /// <summary>
    /// Lines of its own, removed and added, within runs that do more; together they change nothing either.
    /// </summary>
    public ImmutableArray<DiffLine> Parts { get; init; } = [];

    /// <summary>All lines, removed and added, that are its own.</summary>
    public IEnumerable<DiffLine> OwnLines => Runs.SelectMany(run => run.Removed.Concat(run.Added)).Concat(Parts);

    /// <summary>Whether a change next to it explains it.</summary>
    public bool IsExplained { get; init; }

    /// <summary>
    /// Whether it leaves the form worse than it was, with no need: no change next to it and no purpose explains that.
    /// </summary>
    public bool IsWorse { get; init; }
}
