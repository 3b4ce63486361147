using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Cli.Sources;

/// <summary>Series that were read together.</summary>
/// <param name="Series">The series, by date and root id.</param>
/// <param name="Problems">What was not understood in their mails and those between them.</param>
/// <param name="IsWhole">Whether there are no others.</param>
internal sealed record InputPart(ImmutableArray<Series> Series, ImmutableArray<Problem> Problems, bool IsWhole);
