namespace ReviewBot.Reviews;

/// <summary><c>Review-accepted: RULE reason</c>, a trailer by which an author answers a finding before it is made.</summary>
public static class Acceptance
{
    /// <summary>Why the log accepts a finding; null when it does not. Without a reason nothing is accepted.</summary>
    public static string? Of(Finding finding)
    {
        foreach (var trailer in finding.Patch.Trailers.Where(trailer => trailer.IsAnswer))
        {
            var words = trailer.Value.Split(' ', 2, StringSplitOptions.TrimEntries);
            if (words is [var rule, { Length: > 0 } reason] && ReviewSettings.Names([rule], finding.Rule))
                return reason;
        }

        return null;
    }
}
