using System.Collections.Immutable;
using ReviewBot.Patches;

namespace ReviewBot.Trees;

/// <summary>What a history knows of a commit that a <c>Fixes:</c> trailer names.</summary>
/// <param name="Trailer">The trailer.</param>
/// <param name="Commit">The commit; null when there is none with that id, or more than one.</param>
/// <param name="IsBehind">
/// Whether the base has the commit in its history; null when the base is a guess, or the search was given up.
/// </param>
public sealed record NamedCommit(Trailer Trailer, HistoryCommit? Commit, bool? IsBehind)
{
    // a tree that begins with an import is no history to look a commit up in
    private const int Enough = 1000;

    // a mail may name as many as it likes
    private const int Most = 200;

    /// <summary>Where the id of a commit ends at the head of the value of a trailer; zero when none stands there.</summary>
    public static int IdLength(string value)
    {
        var length = 0;
        while (length < value.Length && char.IsAsciiHexDigit(value[length]))
            length++;

        return length is >= 7 and <= 40
            && (length == value.Length || value[length] is ' ' or '\t' or ',' or ';' or ':' or '(')
            ? length
            : 0;
    }

    /// <summary>
    /// The commits that the patches of a series name. None when the history is cut off, or too short to be that of the
    /// project.
    /// </summary>
    /// <param name="series">The series.</param>
    /// <param name="history">The history, opened when a patch names a commit.</param>
    /// <param name="start">The id of the commit that the series is applied to.</param>
    /// <param name="isExact">Whether that commit is the one the series was made on.</param>
    public static ImmutableArray<NamedCommit> Of(Series series, Lazy<IHistory> history, string start, bool isExact)
    {
        var named = series.Patches.SelectMany(patch => patch.Trailers)
            .Where(trailer => trailer.Key.Equals("Fixes", StringComparison.OrdinalIgnoreCase)
                && IdLength(trailer.Value) > 0)
            .ToList();
        return named.Count == 0 || history.Value.IsShallow || !IsLong(history.Value, start)
            ? []
            : [.. named.Take(Most).Select(trailer => Look(trailer, history.Value, isExact ? start : null))];
    }

    private static NamedCommit Look(Trailer trailer, IHistory history, string? start)
    {
        var id = trailer.Value[..IdLength(trailer.Value)];
        return history.FindCommit(id) is { } found && history.Read(found) is { } commit
            ? new(trailer, commit, start is null ? null : history.IsAncestor(found, start))
            : new(trailer, null, start is null ? null : false);
    }

    private static bool IsLong(IHistory history, string start)
    {
        var id = start;
        for (var i = 0; i < Enough; i++)
        {
            if (history.Read(id) is not { IsCutOff: false, Parents: [var first, ..] })
                return false;

            id = first;
        }

        return true;
    }
}
