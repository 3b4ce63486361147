using System.Collections.Immutable;
using ReviewBot.Patches;
using ReviewBot.Reviews;
using ReviewBot.Rules;
using ReviewBot.Trees;

namespace ReviewBot.Renderers;

/// <summary>
/// A finding for tools that know files and lines but no patches: where its lines are once the whole series is applied.
/// </summary>
/// <param name="Series">The series.</param>
/// <param name="Patch">The patch.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Path">The file as the series leaves it; for a remark on the log the first file of the patch.</param>
/// <param name="Line">The first line there.</param>
/// <param name="EndLine">The last line there.</param>
internal sealed record Reported(
    SeriesReview Series, AppliedPatch Patch, Finding Finding, string Path, int Line, int EndLine)
{
    /// <summary>The words in one line.</summary>
    public string Message => string.Join(' ', Finding.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Patch and commit: <c>2/3 foo: title (0123456789ab)</c>.</summary>
    public string PatchName
    {
        get
        {
            var patch = Patch.Patch;
            var number = patch.Tag is { Index: { } index, Total: { } total } ? $"{index}/{total} " : "";
            return $"{number}{patch.Title}{(patch.Commit is { } commit ? $" ({commit[..12]})" : "")}";
        }
    }

    /// <summary>The findings of a review in its order.</summary>
    /// <param name="review">The review.</param>
    /// <param name="silenced">Whether those are among them that are not said.</param>
    public static ImmutableArray<Reported> Of(Review review, bool silenced = false) =>
    [
        .. from series in review.Series
           from finding in series.Findings
           where silenced || finding.SilencedBy is null
           select Of(series, finding),
    ];

    /// <summary>Another place of the same patch, where the series leaves it.</summary>
    public (string Path, int Line, int EndLine) At(Place place) => Final(Series, Patch, place);

    private static Reported Of(SeriesReview series, Finding finding)
    {
        var patch = series.Applied.Patches.First(patch => ReferenceEquals(patch.Patch, finding.Patch));
        var (path, line, endLine) = Final(series, patch, finding.Place);
        return new Reported(series, patch, finding, path, line, endLine);
    }

    private static (string Path, int Line, int EndLine) Final(SeriesReview series, AppliedPatch patch, Place place)
    {
        if (place.Path is null)
            return (patch.Files is [var first, ..] ? first.Change.Path : "", 1, 1);

        var (path, line, endLine) = (place.Path, place.Line, place.EndLine);
        if (place.Side == Side.Old && patch.Files.FirstOrDefault(file => file.Change.Path == path) is { } own)
            (line, endLine) = (After(own, line), After(own, endLine));

        foreach (var later in series.Applied.Patches.SkipWhile(each => !ReferenceEquals(each, patch)).Skip(1))
        {
            if (later.Files.FirstOrDefault(file => file.Change.OldPath == path && file.Change.NewPath is not null) is not { } file)
                continue;

            path = file.Change.Path;
            (line, endLine) = (After(file, line), After(file, endLine));
        }

        return (path, Math.Max(1, line), Math.Max(1, Math.Max(line, endLine)));
    }

    /// <summary>Where a line is after a change; for a removed line the one in its place.</summary>
    private static int After(AppliedFile file, int line)
    {
        var moved = 0;
        foreach (var hunk in file.Hunks)
        {
            if (line < hunk.OldStart || (hunk.OldCount == 0 && line == hunk.OldStart))
                break;

            foreach (var each in hunk.Lines)
            {
                if (each.Kind != LineKind.Added && each.OldLine == line)
                    return each.NewLine;
            }

            moved += hunk.NewCount - hunk.OldCount;
        }

        return line + moved;
    }
}
