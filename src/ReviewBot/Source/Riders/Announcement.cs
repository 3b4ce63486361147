using System.Text.RegularExpressions;

namespace ReviewBot.Source.Riders;

/// <summary>Whether the title or the log of a patch speaks of a rider, by its kind or by the names in it.</summary>
internal static partial class Announcement
{
    /// <summary>Whether a rider is announced.</summary>
    public static bool Covers(PatchView patch, Rider rider) => rider.Kind switch
    {
        RiderKind.IncludeOrder => IsAnnouncedOrder(patch, rider),
        RiderKind.Move => Says(patch, Moves) || Names(patch, rider.Function),
        RiderKind.LabelRename => Says(patch, Labels)
            || Names(patch, rider.Old, "renam")
            || Names(patch, rider.New, "renam"),
        RiderKind.IdentifierRename => Says(patch, Renamings)
            || Names(patch, rider.Old, "use")
            || Names(patch, rider.New, "use"),
        RiderKind.Style => Says(patch, rider.Runs.Length > 1 ? Braces : Comparisons),
        RiderKind.Comment => Says(patch, Comments),
        _ => false,
    };

    [GeneratedRegex(
        @"\bmov(e|es|ed|ing)\b|\bre-?order\w*|\brelocat\w*|\bforward[- ]declar\w*|\bre-?arrang\w*|\bshuffl\w*|\bhoist\w*"
        + @"|\border of (the )?functions",
        RegexOptions.IgnoreCase)]
    private static partial Regex Moves { get; }

    [GeneratedRegex(@"\blabels?\b|\bgotos?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Labels { get; }

    [GeneratedRegex(
        @"\brenam(e|es|ed|ing)\b|\bnaming\b|\b(variable|parameter|argument)s? names?\b"
        + @"|\bnames? of the (variable|parameter|argument)|\bconsistent names?\b|\breword\w*|\bterminolog\w*|\bclarif\w*"
        + @"|\binclusive\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Renamings { get; }

    [GeneratedRegex(@"\bbrac(e|es|ket|kets)\b|\bsimplif\w*", RegexOptions.IgnoreCase)]
    private static partial Regex Braces { get; }

    [GeneratedRegex(@"\bNULL\b|\bparenthes\w*|\bcomparisons?\b|\bsimplif\w*", RegexOptions.IgnoreCase)]
    private static partial Regex Comparisons { get; }

    [GeneratedRegex(@"\bcomments?\b|\bre-?flow\w*|\bre-?wrap\w*|\bdocument\w*", RegexOptions.IgnoreCase)]
    private static partial Regex Comments { get; }

    [GeneratedRegex(
        @"\b(sort|order|alphabet|re-?order|group|arrang|clean)\w*\b[^.]{0,60}\b(#?includes?|headers?)\b"
        + @"|\b(#?includes?|headers?)\b[^.]{0,60}\b(sort|order|alphabet|re-?order|group|arrang|clean)\w*",
        RegexOptions.IgnoreCase)]
    private static partial Regex OrderOfIncludes { get; }

    [GeneratedRegex(
        @"\bmov\w*\b[^.]{0,60}\b(#?includes?|inclusions?|headers?)\b"
        + @"|\b(#?includes?|inclusions?|headers?)\b[^.]{0,60}\bmov\w*",
        RegexOptions.IgnoreCase)]
    private static partial Regex MovesOfIncludes { get; }

    [GeneratedRegex(@"#?\bincludes?\b|\bheaders?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Includes { get; }

    [GeneratedRegex(@"[\w./-]+\.h\b")]
    private static partial Regex Header { get; }

    private static bool Says(PatchView patch, Regex words) =>
        words.IsMatch(patch.Patch.Title) || words.IsMatch(patch.Patch.Prose);

    private static bool Names(PatchView patch, string name, params ReadOnlySpan<string> near) =>
        Purpose.Mentions(patch.Patch, name, near);

    /// <summary>
    /// Whether the log puts includes into order, or moves them; one that names headers moves those alone. Headers that
    /// come or go in a patch about includes take their neighbours with them.
    /// </summary>
    private static bool IsAnnouncedOrder(PatchView patch, Rider rider)
    {
        if (Says(patch, OrderOfIncludes) || (rider.Runs.IsEmpty && Includes.IsMatch(patch.Patch.Title)))
            return true;

        var named = Header.Matches($"{patch.Patch.Title}\n{patch.Patch.Prose}")
            .Select(match => match.Value)
            .ToHashSet(StringComparer.Ordinal);
        return Says(patch, MovesOfIncludes)
            && (named.Count == 0 || rider.OwnLines.Any(
                line => named.Any(name => line.Text.Contains(name, StringComparison.Ordinal))));
    }
}
