using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Reviews;

/// <summary>The way from mails to series; every way in shares it.</summary>
public static class MailReader
{
    /// <summary>How many mails <see cref="ReadLong"/> keeps, and more when so many came within a month.</summary>
    public const int Room = 4096;

    // so many mails, or bytes, are in memory at once: enough to keep the processors busy, and little enough to be garbage
    // before it is old
    private const int BatchMails = 64;

    private const int BatchBytes = 1024 * 1024;

    // so few mails are read before other threads have begun
    private const int Few = 8;

    // beyond so many mails patches wait as they were sent, which takes a fifth of the memory, and are read once more
    private const int ManyMails = 512;

    /// <summary>
    /// Reads mails and puts their series together, whatever order they come in. They are taken one after the other and
    /// let go; what is kept is the series, and of every other mail its header.
    /// </summary>
    /// <param name="mails">The mails.</param>
    /// <param name="jobs">How many to read at once; the result does not depend on it.</param>
    /// <param name="choice">Which series and mails are asked for; by default all.</param>
    /// <param name="diffs">Whether patches keep their text; who only lists series does not need it.</param>
    public static MailReading Read(IEnumerable<RawMail> mails, int jobs, MailChoice? choice = null, bool diffs = true) =>
        ReadParts(mails, jobs, choice ?? MailChoice.All, diffs ? KeptText.All : KeptText.None, int.MaxValue).Single();

    /// <summary>
    /// Reads mails and gives the series in parts, so that memory does not grow with the number of mails. Up to <paramref name="room"/> mails are one part. Of more, what is far enough from the dates
    /// that are being read is given and let go; where mails are in no order by date, nothing is.
    /// </summary>
    /// <param name="mails">The mails.</param>
    /// <param name="jobs">How many to read at once; the result does not depend on it.</param>
    /// <param name="choice">Which series and mails are asked for. A thread is looked for in all mails at once.</param>
    /// <param name="room">How many mails to keep.</param>
    /// <param name="diffs">
    /// Whether patches keep their text, which <see cref="WaitingText"/> gives; who only lists series does not need it.
    /// </param>
    /// <returns>At least one part; the numbers of all parts add up to the mails read.</returns>
    public static IEnumerable<MailReading> ReadLong(
        IEnumerable<RawMail> mails, int jobs, MailChoice choice, int room = Room, bool diffs = false) =>
        ReadParts(mails, jobs, choice, diffs ? KeptText.Source : KeptText.None, choice.MessageId is null ? room : int.MaxValue);

    private static IEnumerable<MailReading> ReadParts(
        IEnumerable<RawMail> mails, int jobs, MailChoice choice, KeptText kept, int room)
    {
        var window = new AssemblyWindow(room);
        var part = new PartialReading(choice);
        var numbered = mails.Select((mail, index) => (Mail: mail, Index: index));
        foreach (var (content, problems) in Parse(numbered, jobs, each => Read(each.Mail, choice, Kept(each.Index))))
        {
            part.Count(content, problems);
            if (content is null || !window.Add(content))
                continue;

            if (window.Release() is { } released)
            {
                yield return part.With(released, isLast: false);
                part = new PartialReading(choice);
            }
        }

        yield return part.With(window.Rest(), isLast: true);

        KeptText Kept(int index) => kept == KeptText.Source && index < ManyMails ? KeptText.All : kept;
    }

    private static (MailContent? Content, ImmutableArray<Problem> Problems) Read(
        RawMail mail, MailChoice choice, KeptText kept)
    {
        if (!TryParseAnswer(mail, out var message) && !MessageParser.TryParse(mail, out message, out var problem))
            return (null, [problem]);
        if (!choice.MayMatter(message))
            return (null, []);

        var content = PatchParser.Parse(message);
        return (content.ForAssembly(kept, threads: choice.MessageId is not null, mail), ProblemsOf(content));
    }

    // Most mails of an archive answer others. Nobody asks for their text: it is not read.
    private static bool TryParseAnswer(RawMail mail, [NotNullWhen(true)] out Message? message)
    {
        message = null;
        var bytes = mail.Bytes;
        var end = bytes.Span.IndexOf("\n\n"u8) + 1;
        return bytes.Length <= MessageParser.MaxBytes
            && bytes.Span[..end].IndexOf("\nSubject: Re: "u8) >= 0
            && MessageParser.TryParseAnswer(mail with { Bytes = bytes[..end] }, out message)
            && message.Id is not null
            && message.Subject.StartsWith("Re: ", StringComparison.Ordinal);
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
    private static IEnumerable<T> Parse<T>(
        IEnumerable<(RawMail Mail, int Index)> mails, int jobs, Func<(RawMail Mail, int Index), T> read) => jobs == 1
        ? mails.Select(read)
        : Batches(mails).SelectMany(batch => batch.Count < Few
            ? batch.Select(read)
            : batch.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Min(jobs, 512)).Select(read));

    private static IEnumerable<List<(RawMail Mail, int Index)>> Batches(IEnumerable<(RawMail Mail, int Index)> mails)
    {
        var (batch, bytes) = (new List<(RawMail, int)>(), 0L);
        foreach (var mail in mails)
        {
            batch.Add(mail);
            bytes += mail.Mail.Bytes.Length;
            if (batch.Count < BatchMails && bytes < BatchBytes)
                continue;

            yield return batch;
            (batch, bytes) = ([], 0);
        }

        if (batch.Count > 0)
            yield return batch;
    }
}
