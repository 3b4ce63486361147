namespace ReviewBot.Patches;

/// <summary>
/// Joins what threads do not: a cover whose numbers differ from its patches', and parts sent without a thread.
/// </summary>
internal static class SendingJoiner
{
    internal static readonly TimeSpan SameSending = TimeSpan.FromHours(24);

    /// <summary>Joins sendings in place.</summary>
    internal static void Join(List<Sending> sendings)
    {
        sendings.Sort((a, b) => SubmittedMail.Compare(a.First, b.First));
        JoinCovers(sendings);
        CounterlessPatches.Join(sendings);
        JoinFragments(sendings);
    }

    // "[PATCH v6 0/3]" answered by "[PATCH 1/3]", or by a lone "[PATCH]": one sending, whatever the numbers say.
    private static void JoinCovers(List<Sending> sendings)
    {
        var covers = sendings.Where(sending => sending.HasCover
            && sending.PatchCount == 0
            && sending.First.Id is not null)
            .ToDictionary(sending => sending.First.Id!, StringComparer.Ordinal);
        if (covers.Count == 0)
            return;

        var gone = new HashSet<Sending>();
        foreach (var sending in sendings)
        {
            if (sending.HasCover || CoverOf(sending, covers) is not { } cover)
                continue;

            cover.Add(sending);
            covers.Remove(cover.First.Id!);
            gone.Add(sending);
        }

        sendings.RemoveAll(gone.Contains);
    }

    private static Sending? CoverOf(Sending sending, Dictionary<string, Sending> covers)
    {
        foreach (var mail in sending.Mails)
        {
            if (mail.Parent is { } parent
                && covers.TryGetValue(parent, out var cover)
                && cover.First.Sender == mail.Sender
                && (mail.Time - cover.First.Time).Duration() < SameSending
                && (mail.Tag.Index is not null || cover.First.Tag.Total == 1))
                return cover;
        }

        return null;
    }

    // Parts whose mails name no common ancestor: same sender, same numbers, same day, and none of them twice.
    private static void JoinFragments(List<Sending> sendings)
    {
        var open = new Dictionary<(string, string, (int, int, int?)), List<Sending>>();
        var gone = new HashSet<Sending>();
        foreach (var sending in sendings)
        {
            var lead = sending.First;
            if (lead.Tag.Index is null || sending.IsComplete && sending.HasCover)
                continue;

            var key = (lead.Sender, lead.Words, lead.Revision);
            if (!open.TryGetValue(key, out var fragments))
                open[key] = fragments = [];

            var home = fragments.FindLast(other => sending.Start - other.End < SameSending
                && other.Start - sending.End < SameSending
                && other.FitsWith(sending));
            if (home is null)
            {
                fragments.Add(sending);
            }
            else
            {
                home.Add(sending);
                gone.Add(sending);
            }
        }

        sendings.RemoveAll(gone.Contains);
    }

    /// <summary>
    /// Gives covers to series whose cover does not say so: a mail of the same sender that began the thread and holds no
    /// diff,
    /// answered by the patches within the hour. The mails used are taken from <paramref name="others"/>.
    /// </summary>
    internal static void JoinNakedCovers(List<Sending> sendings, ICollection<MailContent.Neither> others)
    {
        var openings = new Dictionary<string, MailContent.Neither>(StringComparer.Ordinal);
        foreach (var other in others)
        {
            if (MayBeCover(other))
                openings[other.Mail.Id!] = other;
        }

        foreach (var sending in sendings)
        {
            if (sending.HasCover
                || sending.First is not { Parent: { } parent } lead
                || !openings.TryGetValue(parent, out var opening)
                || !ListMangling.Sender(opening.Mail).Email.Equals(lead.Sender, StringComparison.OrdinalIgnoreCase)
                || lead.Message.Date - opening.Mail.Date is not { } gap || gap.Duration() > TimeSpan.FromHours(1))
                continue;

            sending.NakedCover = new Cover(
                opening.Mail, SubjectTagParser.Parse(opening.Mail.Subject), PatchParser.Text(opening.Mail.Body));
            openings.Remove(parent);
            others.Remove(opening);
        }
    }

    /// <summary>
    /// Whether a mail may turn out to be a cover letter that does not say so; its text is needed then.
    /// </summary>
    internal static bool MayBeCover(MailContent.Neither other) =>
        other is { Why: PatchParser.NoDiff, Mail: { Id: not null, InReplyTo: null, References: [] } };

    /// <summary>
    /// Completes partial rerolls: <c>[PATCH v3 5/10]</c> in reply to <c>[PATCH v2 5/10]</c> replaces that one patch.
    /// </summary>
    internal static void CarryOver(List<Sending> sendings)
    {
        var homes = new Dictionary<string, Sending>(StringComparer.Ordinal);
        foreach (var sending in sendings)
        {
            foreach (var mail in sending.Mails)
            {
                if (mail.Id is { } id)
                    homes[id] = sending;
            }
        }

        // Older revisions first: a reroll of a reroll carries what that one carried.
        foreach (var sending in sendings.OrderBy(sending => sending.First.Tag.Version))
        {
            if (sending.IsComplete || sending.HasCover || sending.First.Tag.Total is not > 1)
                continue;

            foreach (var mail in sending.Mails)
            {
                if (mail.Parent is { } parent && homes.TryGetValue(parent, out var older) && older != sending
                    && older.First.Tag.Total == mail.Tag.Total && older.First.Tag.Version < mail.Tag.Version
                    && older.Mails.Any(
                        other => other.Id == parent && other.Index == mail.Index && other.Sender == mail.Sender))
                {
                    sending.CarryOver(older);
                    break;
                }
            }
        }
    }
}
