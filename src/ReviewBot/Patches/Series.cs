using System.Collections.Immutable;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>One revision of a patch series, as far as its mails are at hand.</summary>
public sealed record Series
{
    /// <summary>The title of the cover letter, or of the first patch at hand.</summary>
    public required string Subject { get; init; }

    /// <summary>The revision, from one.</summary>
    public required int Version { get; init; }

    /// <summary>How many patches the series has, as its subjects say.</summary>
    public required int Total { get; init; }

    /// <summary>The cover letter, if there is one and it is at hand.</summary>
    public Cover? Cover { get; init; }

    /// <summary>The patches at hand, by index.</summary>
    public required ImmutableArray<Patch> Patches { get; init; }

    /// <summary>The indexes of the patches that are not at hand.</summary>
    public ImmutableArray<int> Missing { get; init; } = [];

    /// <summary>The Message-Id of the mail that began this revision: the cover, or the first patch.</summary>
    public required string? RootId { get; init; }

    /// <summary>Who sent it: the author of the cover, or of the first patch.</summary>
    public required Address Author { get; init; }

    /// <summary>When it was sent: the date of the cover, or of the first patch.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The commit named by a <c>base-commit:</c> line, full or abbreviated.</summary>
    public string? BaseCommit { get; init; }

    /// <summary>The value of a <c>change-id:</c> line, by which b4 keeps the revisions of a series together.</summary>
    public string? ChangeId { get; init; }

    /// <summary>
    /// What this series needs: series by Message-Id (<c>prerequisite-message-id:</c>, <c>Based-on:</c>,
    /// <c>Depends-on:</c>) or as <c>change-id:v2</c> (<c>prerequisite-change-id:</c>), and single patches by the id of
    /// <c>git patch-id --stable</c> (<c>prerequisite-patch-id:</c>).
    /// </summary>
    public ImmutableArray<string> Prerequisites { get; init; } = [];

    /// <summary>The Message-Id of the series that this one says it replaces, from <c>Supersedes:</c>.</summary>
    public string? Supersedes { get; init; }

    /// <summary>
    /// The indexes of patches that were not sent with this revision: when only some patches are sent again in reply to
    /// their
    /// predecessors, the others still count as they were.
    /// </summary>
    public ImmutableArray<int> CarriedOver { get; init; } = [];

    /// <summary>
    /// Whether a Message-Id, or <c>change-id:v2</c> of b4, is this series': of its cover letter or any patch.
    /// </summary>
    /// <param name="id">The id, without brackets.</param>
    public bool Names(string id) =>
        RootId == id || Cover?.Message.Id == id || (ChangeId is not null && $"{ChangeId}:v{Version}" == id)
        || Patches.Any(patch => patch.Message.Id == id);

    /// <summary>What follows the point in <c>v5.1</c>; zero when nothing does.</summary>
    public int MinorVersion { get; init; }
}
