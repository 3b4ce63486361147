using ReviewBot.Reviews;

namespace ReviewBot.Replies;

/// <summary>What a reply says of earlier versions.</summary>
internal static class RecurrenceText
{
    /// <summary>The lines, with a blank one behind them; none when there is nothing to say.</summary>
    public static IEnumerable<string> Lines(Recurrence recurrence)
    {
        var still = recurrence.StillThere.GroupBy(one => one.Remark.Version).OrderBy(version => version.Key);
        foreach (var version in still)
        {
            yield return $"Said to v{version.Key}, and still there:";
            foreach (var (finding, _) in version)
                yield return Printable.Of($"  {finding.Rule.Id}, {Where(finding)}");

            yield return "";
        }

        foreach (var version in recurrence.Gone.GroupBy(remark => remark.Version).OrderBy(version => version.Key))
        {
            yield return $"Said to v{version.Key}, and gone:";
            foreach (var remark in version)
                yield return Printable.Of($"  {remark.Rule}, {remark.Path ?? "the log"}");

            yield return "";
        }
    }

    private static string Where(Finding finding) =>
        finding.Place.Path is { } path ? $"{path}:{finding.Place.Line}" : $"the log of \"{finding.Patch.Title}\"";
}
