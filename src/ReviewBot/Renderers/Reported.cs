using System.Collections.Immutable;
using ReviewBot.Reviews;
using ReviewBot.Trees;

namespace ReviewBot.Renderers;

/// <summary>A finding for tools that know files and lines, but neither patches nor logs.</summary>
/// <param name="Series">The series.</param>
/// <param name="Patch">The patch.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Place">Its lines at the end of the series; <see langword="null"/> for the log.</param>
internal sealed record Reported(SeriesReview Series, AppliedPatch Patch, Finding Finding, FinalPlace? Place)
{
    /// <summary>The file; for the log, which is in no file, the first one that the patch changes.</summary>
    public string File => Place?.Path ?? (Patch.Files is [var first, ..] ? first.Change.Path : "");

    /// <summary>The words, and for the log which log it is.</summary>
    public string Message => Place is null ? $"In the log of {PatchName}: {Finding.Message}" : Finding.Message;

    /// <summary>The words in one line.</summary>
    public string Line => string.Join(' ', Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Patch and commit: <c>2/3 foo: title (0123456789ab)</c>.</summary>
    public string PatchName => NameOf(Patch);

    /// <summary>The same for any patch.</summary>
    public static string NameOf(AppliedPatch applied)
    {
        var patch = applied.Patch;
        return $"{patch.NumberedTitle}{(patch.Commit is { } commit ? $" ({commit[..12]})" : "")}";
    }

    /// <summary>The findings of a review that are said, in its order.</summary>
    public static ImmutableArray<Reported> Said(Review review) =>
        [.. All(review).Where(each => each.Finding.SilencedBy is null)];

    /// <summary>All findings of a review, in its order.</summary>
    public static ImmutableArray<Reported> All(Review review) => [.. review.Series.SelectMany(series => Of(series))];

    /// <summary>All findings of a series, in its order.</summary>
    public static ImmutableArray<Reported> Of(SeriesReview series) =>
    [
        .. from patch in series.Applied.Patches
           from finding in series.Findings
           where ReferenceEquals(finding.Patch, patch.Patch)
           select new Reported(series, patch, finding, FinalPlace.Of(series, patch, finding.Place)),
    ];
}
