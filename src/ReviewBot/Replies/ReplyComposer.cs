using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Replies;

/// <summary>
/// Writes the body of a reply the way people on lists do: only the hunks concerned are quoted, trimmed, and each remark
/// stands under the lines it is about.
/// </summary>
internal static class ReplyComposer
{
    /// <summary>Lines of a hunk that are quoted before those a remark is about.</summary>
    private const int Before = 3;

    /// <summary>How far below them a related line is still quoted with them.</summary>
    private const int After = 3;

    /// <summary>The lines of the reply to a patch, from the attribution to the last remark.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="hunks">Its files with the hunks where they really sit.</param>
    /// <param name="findings">The findings that are said, in order; at least one.</param>
    public static ImmutableArray<ReplyLine> Compose(
        Patch patch, IEnumerable<(
            FileChange Change, ImmutableArray<Hunk> Hunks)> hunks, ImmutableArray<Finding> findings) =>
        [new ReplyLine.Prose(Attribution(patch.Message)), .. Quotes(hunks, findings)];

    /// <summary>The same without the attribution.</summary>
    public static ImmutableArray<ReplyLine> Quotes(
        IEnumerable<(FileChange Change, ImmutableArray<Hunk> Hunks)> hunks, ImmutableArray<Finding> findings)
    {
        var reply = ImmutableArray.CreateBuilder<ReplyLine>();
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in findings.Where(finding => finding.Place.Path is null))
        {
            reply.Add(new ReplyLine.Cut());
            reply.AddRange(finding.Quote.Split('\n').Select(line => new ReplyLine.LogQuote(line)));
            Remark(reply, finding, said);
        }

        foreach (var (change, fileHunks) in hunks)
        {
            var mine = findings.Where(finding => finding.Place.Path == change.Path).ToList();
            if (mine.Count == 0)
                continue;

            reply.Add(new ReplyLine.Cut());
            reply.Add(new ReplyLine.Header(change.OldPath is { } old ? $"--- a/{old}" : $"+++ b/{change.NewPath}"));
            var first = true;
            foreach (var hunk in fileHunks)
            {
                var here = mine.Where(finding => LastLine(hunk, finding) >= 0)
                    .OrderBy(finding => LastLine(hunk, finding))
                    .ToList();
                if (here.Count == 0)
                    continue;

                if (!first)
                    reply.Add(new ReplyLine.Cut());

                Quote(reply, hunk, here, said);
                first = false;
            }
        }

        return reply.ToImmutable();
    }

    /// <summary>Who wrote what is quoted, and when.</summary>
    public static string Attribution(Message mail)
    {
        var date = mail.Date is { } at ? $"On {MailDate.Of(at, "d MMM")}, " : "";
        return $"{date}{(mail.From.Name is { Length: > 0 } name ? name : mail.From.Email)} wrote:";
    }

    private static void Quote(
        ImmutableArray<ReplyLine>.Builder reply, Hunk hunk, List<Finding> findings, HashSet<string> said)
    {
        reply.Add(new ReplyLine.Header(RawText.Decode(hunk.Header)));
        var next = 0;
        foreach (var finding in findings)
        {
            var first = Math.Max(next, Math.Max(0, FirstLine(hunk, finding) - Before));
            if (first > next)
                reply.Add(new ReplyLine.Cut());

            var last = LastLine(hunk, finding);
            for (var i = first; i <= last; i++)
                reply.Add(new ReplyLine.Quote(hunk.Lines[i]));

            next = Math.Max(next, last + 1);
            Remark(reply, finding, said);
        }
    }

    private static void Remark(ImmutableArray<ReplyLine>.Builder reply, Finding finding, HashSet<string> said)
    {
        reply.Add(new ReplyLine.Prose(""));
        var words = said.Add($"{finding.Rule.Id}\0{finding.Message}") ? finding.Message : "Same here.";
        reply.AddRange(WordWrap.Lines(words).Select(line => new ReplyLine.Prose(line)));
        reply.Add(new ReplyLine.Tag($"[{finding.Rule.Id}{Lines(finding)}]"));
        reply.Add(new ReplyLine.Prose(""));
    }

    /// <summary>
    /// <c>, core.c:1121 1125 1131</c>: every line of the cause, when there is more than the quoted one.
    /// </summary>
    private static string Lines(Finding finding)
    {
        if (finding.Related.IsEmpty)
            return "";

        var files = finding.Related.Prepend(finding.Place)
            .Where(place => place.Path is not null)
            .GroupBy(place => place.Path!, StringComparer.Ordinal)
            .Select(file => $", {file.Key[(file.Key.LastIndexOf('/') + 1)..]}:{string.Join(' ', file.Select(place => place.Line).Distinct().Order())}");
        return string.Concat(files);
    }

    /// <summary>The first line to show: a removed line that an added one replaces belongs to it.</summary>
    private static int FirstLine(Hunk hunk, Finding finding)
    {
        var first = Index(hunk, finding.Place, fromEnd: false);
        while (first > 0
            && hunk.Lines[first].Kind != LineKind.Context
            && hunk.Lines[first - 1].Kind != LineKind.Context)
            first--;

        return first;
    }

    /// <summary>
    /// The last line to show: a related line right below, such as the code that a comment is about, belongs to it.
    /// </summary>
    private static int LastLine(Hunk hunk, Finding finding)
    {
        var last = Index(hunk, finding.Place, fromEnd: true);
        if (last < 0)
            return last;

        var below = finding.Related.Where(place => place.Path == finding.Place.Path)
            .Select(place => Index(hunk, place, fromEnd: true));
        return below.Where(index => index > last && index <= last + After).DefaultIfEmpty(last).Max();
    }

    private static int Index(Hunk hunk, Place place, bool fromEnd)
    {
        var unwanted = place.Side == Side.New ? LineKind.Removed : LineKind.Added;
        var index = -1;
        for (var i = 0; i < hunk.Lines.Length && (fromEnd || index < 0); i++)
        {
            var line = hunk.Lines[i];
            var number = place.Side == Side.New ? line.NewLine : line.OldLine;
            if (line.Kind != unwanted && place.Line <= number && number <= place.EndLine)
                index = i;
        }

        return index;
    }
}
