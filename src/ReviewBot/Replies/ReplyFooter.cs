using ReviewBot.Patches;
using ReviewBot.Reviews;

namespace ReviewBot.Replies;

/// <summary>The signature below a reply: who read what, on which base, and how to see the same.</summary>
internal static class ReplyFooter
{
    /// <summary>The lines, from the signature separator (RFC 3676 section 4.3) on.</summary>
    /// <param name="review">The review that the series is part of.</param>
    /// <param name="series">The series.</param>
    /// <param name="isAnswerable">Whether somebody reads answers.</param>
    public static IEnumerable<string> Lines(Review review, SeriesReview series, bool isAnswerable)
    {
        yield return "-- ";
        yield return $"ReviewBot {Release(review.Version)} read {Read(series.Applied.Series)} {Base(series.Tree ?? review.Tree)}.";
        yield return "To see the same: save the series as FILE and run \"reviewbot review FILE\".";
        if (isAnswerable)
            yield return "To mute this: reply with the line \"reviewbot: stop\". Wrong? \"reviewbot: wrong\".";
    }

    private static string Read(Series series)
    {
        var missing = series.Missing.IsEmpty ? "" : $" (not at hand: {string.Join(", ", series.Missing.Take(8))}{(series.Missing.Length > 8 ? ", …" : "")})";
        return $"{series.Patches.Length} of {Counted.Of(series.Total, "patch", "patches")}{missing}";
    }

    /// <summary>The base and how it was found, for people.</summary>
    public static string Base(TreeInfo tree) => tree switch
    {
        { Path: null } => "without a tree, from the diff alone",
        { Base: null } => "on a plain folder",
        { BaseFrom: "option" } => $"on {Short(tree.Base)}, as told",
        { BaseFrom: "branch", Branch: { } branch } => $"on {Short(tree.Base)}, the tip of {branch}",
        { BaseFrom: "parent" } => $"on {Short(tree.Base)}, the commit before it",
        { BaseFrom: "branch" } => $"on {Short(tree.Base)}, the commit checked out",
        _ => $"on {Short(tree.Base)}, found by its {tree.BaseFrom}",
    };

    /// <summary>The first two numbers of a version; the rest is for programs.</summary>
    private static string Release(string version) => string.Join('.', version.Split('.').Take(2));

    private static string Short(string id) => id.Length > 12 ? id[..12] : id;
}
