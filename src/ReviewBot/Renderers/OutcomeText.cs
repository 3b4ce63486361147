using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Mail;
using ReviewBot.Trees;

namespace ReviewBot.Renderers;

/// <summary>What became of a patch, in words.</summary>
public static class OutcomeText
{
    private const int MostNames = 3;

    /// <summary>The lines to print below the title of a patch; none for one that simply applied.</summary>
    /// <param name="applied">The patch.</param>
    /// <returns>Text, not yet safe to print on a terminal.</returns>
    public static ImmutableArray<string> Lines(AppliedPatch applied) => applied.Outcome switch
    {
        Outcome.Rejected rejected => [.. Rejected(rejected, applied.Files.Length)],
        Outcome.AlreadyApplied => ["is in the tree already"],
        Outcome.Applied { IsMerged: true } => ["does not apply as it is, but merges without a conflict"],
        _ => [],
    };

    private static IEnumerable<string> Rejected(Outcome.Rejected rejected, int files)
    {
        yield return $"does not apply: {rejected.Line}";
        if (rejected.Nearest is { } nearest)
        {
            yield return $"At line {nearest.Line}, - is what the patch expects and + what the file has:";
            foreach (var line in nearest.Lines)
                yield return $"    {RawText.Decode(line)}";
        }

        if (Whole(rejected.Held, files) is { } whole)
            yield return whole;
        foreach (var held in rejected.Held.Where(held => !held.IsWhole))
            yield return $"Of {held.Path}, {Hunks(held)} in the tree already.";
        if (rejected.Merge is { } merge)
            yield return merge;
        if (rejected.LastChange is { } last)
            yield return $"{rejected.Path} was last changed by {Name(last)}.";
        if (rejected.NearestBase is { } would)
            yield return $"The series applies to {Name(would)}.";
    }

    private static string? Whole(ImmutableArray<HeldChange> held, int files)
    {
        var paths = held.Where(each => each.IsWhole).Select(each => each.Path).ToList();
        if (paths.Count == 0)
            return null;

        var more = paths.Count > MostNames ? $" and {paths.Count - MostNames} more" : "";
        return $"{paths.Count} of its {files} files {(paths.Count == 1 ? "has" : "have")} this change already: "
            + $"{string.Join(", ", paths.Take(MostNames))}{more}.";
    }

    private static string Hunks(HeldChange held) => held.Hunks is [var only]
        ? $"hunk {only} of {held.Total} is"
        : $"hunks {string.Join(", ", held.Hunks[..^1])} and {held.Hunks[^1]} of {held.Total} are";

    private static string Name(HistoryCommit commit) => string.Create(
        CultureInfo.InvariantCulture, $"{commit.Id[..12]} (\"{commit.Title}\", {commit.Date.UtcDateTime:yyyy-MM-dd})");
}
