using System.Collections.Immutable;

namespace ReviewBot.Rules;

/// <summary>An example of a rule file: a patch, and the lines a reviewer would quote.</summary>
public sealed record RuleExample
{
    /// <summary>What it shows; the name of the test.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The patch as <c>git format-patch</c> prints it; hunk headers may leave out the numbers, a log may come first.
    /// </summary>
    public required string Patch { get; init; }

    /// <summary>The patches that follow in the same series, where the example shows more than one.</summary>
    public ImmutableArray<string> Followed { get; init; } = [];

    /// <summary>Pieces of the lines that must be found, in order; empty when the rule must stay silent.</summary>
    public ImmutableArray<string> Quotes { get; init; } = [];

    /// <summary>A piece of the message, if the example checks it.</summary>
    public string? Says { get; init; }

    /// <summary>Files of the tree that it is for, by path, where the check looks functions up.</summary>
    public ImmutableDictionary<string, string> Tree { get; init; } = [];

    /// <summary>Options laid over the rule's own for this example.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Options { get; init; } = [];

    /// <summary>Commits of the history that the patch is for, <c>ID title</c>, where the example needs one.</summary>
    public ImmutableArray<string> History { get; init; } = [];

    /// <summary>The Message-Id of the real mail that taught the case.</summary>
    public string? Seen { get; init; }

    /// <summary>Where the example begins, <c>path:line</c>.</summary>
    public required string Cursor { get; init; }
}
