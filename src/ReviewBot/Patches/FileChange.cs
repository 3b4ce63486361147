using System.Collections.Immutable;

namespace ReviewBot.Patches;

/// <summary>What a patch says about one file.</summary>
public sealed record FileChange
{
    /// <summary>The path in the pre-image, without <c>a/</c>; <see langword="null"/> for a new file.</summary>
    public required string? OldPath { get; init; }

    /// <summary>The path in the post-image, without <c>b/</c>; <see langword="null"/> for a deleted file.</summary>
    public required string? NewPath { get; init; }

    /// <summary>What happens to the file.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The mode in the pre-image, octal as git writes it (<c>0100644</c>), when the diff says so.</summary>
    public int? OldMode { get; init; }

    /// <summary>The mode in the post-image, when the diff says so.</summary>
    public int? NewMode { get; init; }

    /// <summary>The pre-image blob id of the <c>index</c> line, often abbreviated.</summary>
    public string? OldBlob { get; init; }

    /// <summary>The post-image blob id of the <c>index</c> line, often abbreviated.</summary>
    public string? NewBlob { get; init; }

    /// <summary>The hunks, in the order of the diff; empty for a pure rename, a mode change or a binary file.</summary>
    public ImmutableArray<Hunk> Hunks { get; init; } = [];

    /// <summary>Whether the change is binary (<c>GIT binary patch</c> or <c>Binary files … differ</c>).</summary>
    public bool IsBinary { get; init; }

    /// <summary>
    /// The data of a <c>GIT binary patch</c>: forward and, if it is there, back; empty when the mail holds none.
    /// </summary>
    public ImmutableArray<BinaryHunk> BinaryHunks { get; init; } = [];

    /// <summary>
    /// The line of the mail body where the change begins (<c>diff --git</c> or <c>---</c>), from one.
    /// </summary>
    public required int BodyLine { get; init; }

    /// <summary>The path to name to people: the new one, or the old one of a deleted file.</summary>
    public string Path => NewPath ?? OldPath ?? "";
}
