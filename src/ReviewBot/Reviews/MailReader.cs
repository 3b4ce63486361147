using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Reviews;

/// <summary>The way from mails to series; every way in shares it.</summary>
public static class MailReader
{
    /// <summary>How many mails <see cref="ReadLong"/> keeps, and more when so many came within a month.</summary>
    public const int Room = 4096;

    // so many mails, or bytes, are in memory at once: enough to keep the processors busy
    private const int BatchMails = 256;

    private const int BatchBytes = 4 * 1024 * 1024;

    /// <summary>
    /// Reads mails and puts their series together, whatever order they come in. They are taken one after the other and
    /// let go; what is kept is the series, and of every other mail its header.
    /// </summary>
    /// <param name="mails">The mails.</param>
    /// <param name="jobs">How many to read at once; the result does not depend on it.</param>
    /// <param name="choice">Which series and mails are asked for; by default all.</param>
    /// <param name="diffs">Whether patches keep their text; who only lists series does not need it.</param>
    public static MailReading Read(IEnumerable<RawMail> mails, int jobs, MailChoice? choice = null, bool diffs = true) =>
        ReadParts(mails, jobs, choice ?? MailChoice.All, diffs, int.MaxValue).Single();

    /// <summary>
    /// Reads mails without the text of patches, and gives the series in parts, so that memory does not grow with the
    /// number of mails. Up to <paramref name="room"/> mails are one part. Of more, what is far enough from the dates
    /// that are being read is given and let go; where mails are in no order by date, nothing is.
    /// </summary>
    /// <param name="mails">The mails.</param>
    /// <param name="jobs">How many to read at once; the result does not depend on it.</param>
    /// <param name="choice">Which series and mails are asked for. A thread is looked for in all mails at once.</param>
    /// <param name="room">How many mails to keep.</param>
    /// <returns>At least one part; the numbers of all parts add up to the mails read.</returns>
    public static IEnumerable<MailReading> ReadLong(
        IEnumerable<RawMail> mails, int jobs, MailChoice choice, int room = Room) =>
        ReadParts(mails, jobs, choice, diffs: false, choice.MessageId is null ? room : int.MaxValue);

    private static IEnumerable<MailReading> ReadParts(
        IEnumerable<RawMail> mails, int jobs, MailChoice choice, bool diffs, int room)
    {
        var window = new AssemblyWindow(room);
        var part = new PartialReading(choice);
        foreach (var (content, problems) in Parse(mails, jobs, mail => Read(mail, choice, diffs)))
        {
            part.Count(content, problems);
            if (content is null || !window.Add(content))
                continue;

            if (window.Release() is { } released)
            {
                yield return part.With(released);
                part = new PartialReading(choice);
            }
        }

        yield return part.With(window.Rest());
    }

    private static (MailContent? Content, ImmutableArray<Problem> Problems) Read(
        RawMail mail, MailChoice choice, bool diffs)
    {
        if (!MessageParser.TryParse(mail, out var message, out var problem))
            return (null, [problem]);
        if (!choice.MayMatter(message))
            return (null, []);

        var content = PatchParser.Parse(message);
        return (content.ForAssembly(diffs, threads: choice.MessageId is not null), ProblemsOf(content));
    }

    private static ImmutableArray<Problem> ProblemsOf(MailContent content) => content switch
    {
        MailContent.OfPatch { Patch: var patch } => patch.Problems,
        MailContent.Neither { Message: var message, Why: var why } when SubjectTagParser.Parse(
            message.Subject) is { IsReply: false, Index: > 0 } =>
            [new Problem(message.Cursor, $"“{message.Subject}” counts itself a patch, but: {why}")],
        _ => [],
    };

    // One at a time, nothing waits in a batch: what is read is garbage before the next collection.
    private static IEnumerable<T> Parse<T>(IEnumerable<RawMail> mails, int jobs, Func<RawMail, T> read) => jobs == 1
        ? mails.Select(read)
        : Batches(mails).SelectMany(
            batch => batch.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Min(jobs, 512)).Select(read));

    private static IEnumerable<List<RawMail>> Batches(IEnumerable<RawMail> mails)
    {
        var (batch, bytes) = (new List<RawMail>(), 0L);
        foreach (var mail in mails)
        {
            batch.Add(mail);
            bytes += mail.Bytes.Length;
            if (batch.Count < BatchMails && bytes < BatchBytes)
                continue;

            yield return batch;
            (batch, bytes) = ([], 0);
        }

        if (batch.Count > 0)
            yield return batch;
    }
}
