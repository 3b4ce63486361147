using System.Collections.Immutable;

namespace ReviewBot.Patches;

/// <summary>What a heap of mails came to.</summary>
/// <param name="Series">The series, by date and then by Message-Id.</param>
/// <param name="Others">
/// The mails that belong to no series, by date and then by Message-Id, each with its reason.
/// </param>
public sealed record Assembly(ImmutableArray<Series> Series, ImmutableArray<MailContent.Neither> Others)
{
    /// <summary>How many mails were copies of another one and are therefore in neither list.</summary>
    public int Copies { get; init; }
}
