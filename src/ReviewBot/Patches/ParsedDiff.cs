using System.Collections.Immutable;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>What <see cref="DiffParser"/> found in a text.</summary>
/// <param name="Files">The files changed, in order; a hunk that is damaged is left out.</param>
/// <param name="Problems">What is damaged and where, in order.</param>
public sealed record ParsedDiff(ImmutableArray<FileChange> Files, ImmutableArray<Problem> Problems);
