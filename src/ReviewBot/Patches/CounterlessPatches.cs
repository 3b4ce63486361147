namespace ReviewBot.Patches;

/// <summary>
/// Numbers patches that were sent without a counter below a cover letter that has one: <c>[PATCH 0/2]</c>, answered by
/// <c>[PATCH]</c> and <c>[PATCH]</c>. Only when there are exactly as many as the cover letter says, and their times
/// tell their order.
/// </summary>
internal static class CounterlessPatches
{
    /// <summary>Joins them to their covers, in place.</summary>
    internal static void Join(List<Sending> sendings)
    {
        var answers = sendings.Where(sending => sending is { PatchCount: 1, HasCover: false, First: { Tag.Index: null, Parent: not null } })
            .ToLookup(sending => sending.First.Parent!, StringComparer.Ordinal);
        if (answers.Count == 0)
            return;

        var gone = new HashSet<Sending>();
        foreach (var cover in sendings)
        {
            if (cover is not { HasCover: true, PatchCount: 0, First: { Id: { } id, Tag.Total: > 1 } opening })
                continue;

            var patches = answers[id].Where(patch => IsOf(opening, patch.First)).OrderBy(patch => patch.Start).ToList();
            if (patches.Count != opening.Tag.Total || patches.DistinctBy(patch => patch.Start).Count() < patches.Count)
                continue;

            for (var i = 0; i < patches.Count; i++)
                cover.Add(patches[i].At(i + 1));
            gone.UnionWith(patches);
        }

        sendings.RemoveAll(gone.Contains);
    }

    private static bool IsOf(SubmittedMail cover, SubmittedMail patch) =>
        patch.Sender == cover.Sender
        && (patch.Time - cover.Time).Duration() < SendingJoiner.SameSending
        && patch.Tag.MinorVersion == 0
        && (patch.Tag.Version == cover.Tag.Version || patch.Tag.Version == 1);
}
