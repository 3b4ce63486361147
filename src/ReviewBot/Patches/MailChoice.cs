using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>Which series and mails of a heap are asked for.</summary>
public sealed record MailChoice
{
    /// <summary>
    /// Mails that are older or younger than what is asked for by this much are not kept. A series may begin before or
    /// go on
    /// behind a date, and a later revision may lean on an earlier one, but not for longer.
    /// </summary>
    public static readonly TimeSpan Margin = TimeSpan.FromDays(30);

    /// <summary>All of them.</summary>
    public static MailChoice All { get; } = new();

    /// <summary>Only series and mails sent then or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only series and mails sent before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only the thread in which this mail is, and the series of which any mail is in that thread.</summary>
    public string? MessageId { get; init; }

    /// <summary>Whether a mail may belong to what is asked for; one that does not need not be kept.</summary>
    public bool MayMatter(Message message) =>
        (Since is null || message.Date > Before(Since.Value)) && (Until is null || message.Date < Behind(Until.Value));

    /// <summary>What is asked for of all that was assembled; mails without a date are of no time.</summary>
    public Assembly Of(Assembly assembly)
    {
        if (this == All)
            return assembly;

        var thread = MessageId is null ? null : MailThread.Around(MessageId, assembly);
        return assembly with
        {
            Series = [.. assembly.Series.Where(series => IsInTime(series.Date) && MailsOf(series).Any(IsInThread))],
            Others = [.. assembly.Others.Where(other => IsInTime(other.Mail.Date) && IsInThread(other.Mail))],
        };

        bool IsInThread(Message message) => thread is null || (message.Id is { } id && thread.Contains(id));
    }

    /// <summary>The cover letter and the patches of a series.</summary>
    internal static IEnumerable<Message> MailsOf(Series series)
    {
        var patches = series.Patches.Select(patch => patch.Message);
        return series.Cover is { } cover ? patches.Prepend(cover.Message) : patches;
    }

    /// <summary>The same, without patches that were sent with an earlier revision.</summary>
    internal static IEnumerable<Message> SentWith(Series series)
    {
        var patches = series.Patches.Where(patch => !series.CarriedOver.Contains(patch.Tag.Index ?? 1));
        return MailsOf(series with { Patches = [.. patches] });
    }

    private bool IsInTime(DateTimeOffset? date) => (Since is null || date >= Since) && (Until is null || date < Until);

    /// <summary>So early that a mail does not matter to what is asked for from a date on.</summary>
    public static DateTimeOffset Before(DateTimeOffset date) =>
        date - DateTimeOffset.MinValue > Margin ? date - Margin : DateTimeOffset.MinValue;

    internal static DateTimeOffset Behind(DateTimeOffset date) =>
        DateTimeOffset.MaxValue - date > Margin ? date + Margin : DateTimeOffset.MaxValue;
}
