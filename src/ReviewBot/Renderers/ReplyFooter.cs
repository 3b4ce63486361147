using System.Collections.Immutable;
using ReviewBot.Reviews;

namespace ReviewBot.Renderers;

/// <summary>The signature below a reply: who read what, on which base, and how to see the same.</summary>
internal static class ReplyFooter
{
    /// <summary>The lines, from the signature separator (RFC 3676 section 4.3) on.</summary>
    public static ImmutableArray<string> Lines(Review review, SeriesReview series) =>
    [
        "-- ",
        $"ReviewBot {Release(review.Version)} read {series.Applied.Patches.Length} of {Counted.Of(series.Applied.Series.Total, "patch", "patches")} {Base(series.Tree ?? review.Tree)}.",
        "To see the same: save the series as FILE and run \"reviewbot review FILE\".",
    ];

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
