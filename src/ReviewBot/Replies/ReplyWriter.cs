using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Reviews;
using ReviewBot.Trees;

namespace ReviewBot.Replies;

/// <summary>Makes the replies to a series: which mails are answered, and what each answer says.</summary>
public static class ReplyWriter
{
    /// <summary>
    /// The replies, in the order of the patches; none when there is nothing to say, or nobody to say it to.
    /// </summary>
    /// <param name="review">The review that the series is part of.</param>
    /// <param name="series">The series.</param>
    /// <param name="style">Who writes, and to whom.</param>
    public static ImmutableArray<Reply> Write(Review review, SeriesReview series, ReplyStyle style)
    {
        var recurrence = Recurrence.Of(series, style.Earlier);
        var told = series.Applied.Patches
            .Select(patch => new Section(patch, [.. recurrence.New.Where(finding => ReferenceEquals(finding.Patch, patch.Patch))]))
            .Where(section => !section.Findings.IsEmpty)
            .ToImmutableArray();
        if (told.IsEmpty && recurrence.StillThere.IsEmpty)
            return [];

        ImmutableArray<Answer> plan = told.Length == 1 || (told.Length > 0 && told.Length <= style.MostMails)
            ? [.. told.Select(one => new Answer(one.Patch.Patch.Message, one.Patch.Patch.Author, [one]))]
            : [Whole(series.Applied.Series, told)];
        ImmutableArray<string> footer = [.. ReplyFooter.Lines(review, series, style.IsAnswerable)];
        var replies = ImmutableArray.CreateBuilder<Reply>();
        foreach (var (mail, author, sections) in plan)
        {
            if (ReplyHeaders.To(mail, author).Email is var to && (style.Avoids(to) || !ReplyHeaders.IsAddress(to)))
                continue;

            // what is about the series as a whole is said once
            var isFirst = replies.Count == 0;
            ImmutableArray<string> notes = isFirst ? [.. RecurrenceText.Lines(recurrence)] : [];
            ImmutableArray<Finding> repeated = isFirst ? [.. recurrence.StillThere.Select(still => still.Finding)] : [];
            IEnumerable<string> lines =
                [ReplyComposer.Attribution(mail), .. sections.SelectMany(section => Quotes(mail, section)), .. notes, .. footer];
            replies.Add(ReplyMail.Of(mail, author, string.Join('\n', lines) + "\n", style) with
            {
                Findings = [.. sections.SelectMany(section => section.Findings), .. repeated],
                Repeated = repeated,
            });
        }

        return replies.ToImmutable();
    }

    private static Answer Whole(Series series, ImmutableArray<Section> told) => series switch
    {
        { Cover.Message: { } cover } => new Answer(cover, ListMangling.Sender(cover), told),
        { Patches: [var first, ..] } => new Answer(first.Message, first.Author, told),
        _ => throw new ArgumentException("a series has a mail", nameof(series)),
    };

    private static IEnumerable<string> Quotes(Message mail, Section section)
    {
        // a mail about several patches says which one is quoted
        if (!ReferenceEquals(section.Patch.Patch.Message, mail))
        {
            yield return "[...]";
            yield return new ReplyLine.LogQuote($"Subject: {ReplyHeaders.OneLine(section.Patch.Patch.Message.Subject)}").Text;
        }

        var hunks = section.Patch.Files.Select(file => (file.Change, file.Hunks));
        foreach (var line in ReplyComposer.Quotes(hunks, section.Findings))
            yield return line.Text;
    }

    private sealed record Answer(Message Mail, Address Author, ImmutableArray<Section> Sections);

    private sealed record Section(AppliedPatch Patch, ImmutableArray<Finding> Findings);
}
