using System.Text;
using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Replies;
using ReviewBot.Source.Riders;

namespace ReviewBot.Renderers;

/// <summary>
/// Writes the patches that a patch is cut into, as <c>git format-patch</c> would, ready for <c>git am</c>.
/// </summary>
public static class SplitMails
{
    /// <summary>The riders as a patch, and the rest of the patch on top of it; raw.</summary>
    /// <param name="split">The patch.</param>
    /// <param name="number">The number of the first of the two.</param>
    /// <param name="total">How many patches there are in all.</param>
    public static (string Riders, string Remainder) Both(PatchSplit split, int number, int total) =>
    (
        Mail(split, $"[PATCH {number}/{total}] {RiderTitle(split)}", RiderLog(split), SplitSide.Riders),
        Mail(split, $"[PATCH {number + 1}/{total}] {split.Patch.Patch.Title}", split.Patch.Patch.Log, SplitSide.Rest)
    );

    /// <summary>
    /// A patch that takes the riders out of the patch again, for <c>git rebase --autosquash</c>; raw.
    /// </summary>
    public static string Fixup(PatchSplit split) =>
        Mail(
            split,
            $"[PATCH] fixup! {split.Patch.Patch.Title}",
            $"Take out what is unrelated:\n\n{Places(split)}\n",
            SplitSide.Undo);

    /// <summary>A patch without riders, renumbered.</summary>
    public static string Whole(Patch patch, int number, int total) =>
        Write(
            patch, $"[PATCH {number}/{total}] {patch.Title}", patch.Log, string.Concat(
                Enumerable.Range(0, patch.Files.Length).Select(file => DiffText.AsSent(patch, file))));

    private static string RiderTitle(PatchSplit split)
    {
        var title = split.Patch.Patch.Title;
        var colon = title.LastIndexOf(": ", StringComparison.Ordinal);
        return $"{(colon < 0 ? "" : title[..(colon + 2)])}{(split.Riders.Length == 1 ? Name(split.Riders[0].Kind) : "form only")}";
    }

    private static string RiderLog(PatchSplit split)
    {
        var trailers = split.Patch.Patch.Trailers.Where(
            trailer => trailer.Key.Equals("Signed-off-by", StringComparison.OrdinalIgnoreCase));
        return $"""
            Split off from "{split.Patch.Patch.Title}". What the code
            does stays the same:

            {Places(split)}

            {string.Join('\n', trailers.Select(trailer => $"{trailer.Key}: {trailer.Value}"))}

            """;
    }

    private static string Places(PatchSplit split) => string.Join('\n', split.Riders
        .GroupBy(rider => (rider.Kind, rider.File.Path))
        .Select(group => $"  * {group.Key.Path}: {Name(group.Key.Kind)}"));

    private static string Name(RiderKind kind) => kind switch
    {
        RiderKind.Whitespace => "white space",
        RiderKind.BlankLines => "blank lines",
        RiderKind.IncludeOrder => "order of the includes",
        RiderKind.Move => "order of the functions",
        RiderKind.LabelRename => "name of a label",
        RiderKind.IdentifierRename => "name of a variable",
        RiderKind.Style => "braces and comparisons",
        RiderKind.Comment => "line breaks of a comment",
        _ => "form",
    };

    private static string Mail(PatchSplit split, string subject, string log, SplitSide side) =>
        Write(split.Patch.Patch, subject, log, split.Diff(side));

    private static string Write(Patch patch, string subject, string log, string diff)
    {
        var date = patch.Date is { } at
            ? $"Date: {MailDate.Of(at, "d MMM")}\n"
            : "";
        var head = $"""
            From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001
            From: {Encoded(patch.Author.Name)} <{Line(patch.Author.Email)}>
            {date}Subject: {Encoded(subject)}
            MIME-Version: 1.0
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: 8bit

            {log.TrimEnd('\n')}
            ---

            """;
        return $"{RawText.FromBytes(Encoding.UTF8.GetBytes(head))}{diff}-- \nReviewBot\n\n";
    }

    /// <summary>RFC 2047 where it is needed; never a second line.</summary>
    private static string Encoded(string text) =>
        Encoding.ASCII.GetString(MimeKit.Utils.Rfc2047.EncodeText(Encoding.UTF8, Line(text))).ReplaceLineEndings("\n");

    private static string Line(string text) => string.Concat(text.Where(c => !char.IsControl(c)));
}
