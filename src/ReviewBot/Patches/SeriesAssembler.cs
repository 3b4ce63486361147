using System.Collections.Immutable;

namespace ReviewBot.Patches;

/// <summary>
/// Puts mails together to series: by thread, by the ids that one sending shares, and, where neither is left, by sender
/// and
/// time. The result depends on the set of the mails only, not on their order or how often each came.
/// </summary>
public static class SeriesAssembler
{
    /// <summary>
    /// Assembles all series among <paramref name="mails"/>. Every mail is in one series or in the others.
    /// </summary>
    public static Assembly Assemble(IEnumerable<MailContent> mails)
    {
        var others = ImmutableArray.CreateBuilder<MailContent.Neither>();
        var submitted = new List<SubmittedMail>();
        var distinct = MailOrder.Distinct(mails, out var copies);
        foreach (var mail in distinct)
        {
            switch (mail)
            {
                case MailContent.OfPatch { Patch: var patch }:
                    submitted.Add(new SubmittedMail(mail, patch, null));
                    break;
                case MailContent.OfCover { Cover: var cover }:
                    submitted.Add(new SubmittedMail(mail, null, cover));
                    break;
                case MailContent.Neither neither:
                    others.Add(neither);
                    break;
            }
        }

        var sendings = new List<Sending>();
        foreach (var group in ThreadGroups.Of(submitted))
            sendings.AddRange(Sending.Split(group));
        SendingJoiner.Join(sendings);
        SendingJoiner.JoinNakedCovers(sendings, others);
        SendingJoiner.CarryOver(sendings);

        var series = new List<Series>();
        foreach (var sending in sendings)
        {
            foreach (var replaced in sending.Replaced)
                others.Add(new MailContent.Neither(replaced.Message, "sent again later"));
            series.Add(sending.ToSeries());
        }

        series.Sort(Compare);
        others.Sort((a, b) => MailOrder.Compare(a.Message, b.Message));
        return new Assembly([.. series], others.ToImmutable()) { Copies = copies };
    }

    private static int Compare(Series a, Series b)
    {
        var order = Nullable.Compare(a.Date, b.Date);
        return order == 0 ? MailOrder.Compare(First(a), First(b)) : order;
    }

    private static Mail.Message First(Series series) => series.Cover?.Message ?? series.Patches[0].Message;
}
