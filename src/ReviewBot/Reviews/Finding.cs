using System.Collections.Immutable;
using ReviewBot.Patches;
using ReviewBot.Rules;

namespace ReviewBot.Reviews;

/// <summary>A remark of a rule, in words, on lines that a patch changes.</summary>
public sealed record Finding
{
    /// <summary>The rule that made it.</summary>
    public required Rule Rule { get; init; }

    /// <summary>The patch it is about.</summary>
    public required Patch Patch { get; init; }

    /// <summary>The lines to quote.</summary>
    public required Place Place { get; init; }

    /// <summary>Other lines of the same cause.</summary>
    public ImmutableArray<Place> Related { get; init; } = [];

    /// <summary>What is said.</summary>
    public required string Message { get; init; }

    /// <summary>
    /// The lines of the patch that <see cref="Place"/> names, markers first, raw, joined by line feeds.
    /// </summary>
    public required string Quote { get; init; }

    /// <summary>The line of the mail body where the quote begins, from one; zero when it is not in the mail.</summary>
    public int BodyLine { get; init; }

    /// <summary>What the line could say instead.</summary>
    public string? Fixup { get; init; }

    /// <summary>What is not at hand and could refute it; see <see cref="Remark.Doubt"/>.</summary>
    public string? Doubt { get; init; }

    /// <summary>Sixteen hex digits that stay the same when line numbers move.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>
    /// Sixteen hex digits for what is wrong: the rule, the file and the quoted lines. It stays the same when the patch has
    /// another title, so that two versions of a series can be compared.
    /// </summary>
    public string Cause => Reviews.Fingerprint.Of(string.Join('\0', Rule.Id, Place.Path, Quote));

    /// <summary>Why it is not said; null when it is said.</summary>
    public string? SilencedBy { get; init; }
}
