using ReviewBot.Patches;
using ReviewBot.Reviews;
using ReviewBot.Rules;
using ReviewBot.Trees;

namespace ReviewBot.Renderers;

/// <summary>Where lines of a patch are once the whole series is applied.</summary>
/// <param name="Path">The file, as the series leaves it.</param>
/// <param name="Line">The first line.</param>
/// <param name="EndLine">The last line.</param>
internal sealed record FinalPlace(string Path, int Line, int EndLine)
{
    /// <summary>Finds a place again; a line that goes away is the one that comes into its place.</summary>
    /// <param name="series">The series.</param>
    /// <param name="patch">The patch that the place belongs to.</param>
    /// <param name="place">The place; <see langword="null"/> comes back for the log.</param>
    public static FinalPlace? Of(SeriesReview series, AppliedPatch patch, Place place)
    {
        if (place.Path is not { } path)
            return null;

        var (line, endLine) = (place.Line, place.EndLine);
        if (place.Side == Side.Old && patch.Files.FirstOrDefault(file => file.Change.Path == path) is { } own)
            (line, endLine) = (After(own, line), After(own, endLine));

        foreach (var file in Later(series, patch, place.Path))
        {
            path = file.Change.Path;
            (line, endLine) = (After(file, line), After(file, endLine));
        }

        line = Math.Max(1, line);
        return new FinalPlace(path, line, Math.Max(line, endLine));
    }

    /// <summary>What later patches of the series do to a file, as long as they keep it.</summary>
    public static IEnumerable<AppliedFile> Later(SeriesReview series, AppliedPatch patch, string path)
    {
        foreach (var later in series.Applied.Patches.SkipWhile(each => !ReferenceEquals(each, patch)).Skip(1))
        {
            var file = later.Files.FirstOrDefault(file => file.Change.OldPath == path && file.Change.NewPath is not null);
            if (file is null)
                continue;

            path = file.Change.Path;
            yield return file;
        }
    }

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
