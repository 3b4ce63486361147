namespace ReviewBot.Patches;

/// <summary>Joins what threads do not: a cover whose numbers differ from its patches', and parts sent without a thread.</summary>
internal static class SendingJoiner
{
    private static readonly TimeSpan SameSending = TimeSpan.FromHours(24);

    /// <summary>Joins sendings in place.</summary>
    internal static void Join(List<Sending> sendings)
    {
        sendings.Sort((a, b) => SubmittedMail.Compare(a.First, b.First));
        JoinCovers(sendings);
        JoinFragments(sendings);
    }

    // "[PATCH v6 0/3]" answered by "[PATCH 1/3]", or by a lone "[PATCH]": one sending, whatever the numbers say.
    private static void JoinCovers(List<Sending> sendings)
    {
        var covers = sendings.Where(sending => sending.HasCover && sending.PatchCount == 0 && sending.First.Id is not null)
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
            if (mail.Parent is { } parent && covers.TryGetValue(parent, out var cover) && cover.First.Sender == mail.Sender
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

            var home = fragments.FindLast(other => sending.Start - other.End < SameSending && other.Start - sending.End < SameSending && other.FitsWith(sending));
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
}
