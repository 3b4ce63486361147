using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>A total order of mails by what is in them, so that results do not depend on the order of arrival.</summary>
internal static class MailOrder
{
    /// <summary>By date, then by id, then by content; zero only for mails that no reader can tell apart.</summary>
    internal static int Compare(Message a, Message b)
    {
        var order = Nullable.Compare(a.Date, b.Date);
        if (order == 0)
            order = string.CompareOrdinal(a.Id, b.Id);
        if (order == 0)
            order = string.CompareOrdinal(a.Subject, b.Subject);
        if (order == 0)
            order = a.Body.Raw.Length.CompareTo(b.Body.Raw.Length);
        if (order == 0)
            order = string.CompareOrdinal(a.Body.Raw, b.Body.Raw);
        return order == 0 ? string.CompareOrdinal(a.Cursor, b.Cursor) : order;
    }

    /// <summary>
    /// One mail for each Message-Id: lists add footers to their copies, so the shortest is closest to what was sent.
    /// Mails
    /// without an id count as the same when subject, date and body are.
    /// </summary>
    internal static List<MailContent> Distinct(IEnumerable<MailContent> mails, out int copies)
    {
        copies = 0;
        var known = new Dictionary<(string?, string?, DateTimeOffset?, string?), MailContent>();
        foreach (var mail in mails)
        {
            var m = mail.Message;
            var key = m.Id is not null ? (m.Id, null, null, null) : ((string?)null, m.Subject, m.Date, m.Body.Raw);
            var isCopy = known.TryGetValue(key, out var other);
            copies += isCopy ? 1 : 0;
            known[key] = isCopy && ComparePick(other!, mail) <= 0 ? other! : mail;
        }

        var distinct = known.Values.ToList();
        distinct.Sort((a, b) => Compare(a.Message, b.Message));
        return distinct;
    }

    private static int ComparePick(MailContent a, MailContent b)
    {
        var order = Rank(a).CompareTo(Rank(b));
        return order == 0 ? Compare(a.Message, b.Message) : order;
    }

    private static int Rank(MailContent mail) => mail switch
    {
        MailContent.OfPatch { Patch.Problems.IsEmpty: true } => 0,
        MailContent.OfPatch => 1,
        MailContent.OfCover => 2,
        _ => 3,
    };
}
