using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Reviews;

/// <summary>What came of reading mails.</summary>
/// <param name="Assembly">The series, and the mails that belong to none.</param>
/// <param name="Problems">What was not understood, in the order of the mails.</param>
public sealed record MailReading(Assembly Assembly, ImmutableArray<Problem> Problems)
{
    /// <summary>How many mails there were.</summary>
    public int Mails { get; init; }

    /// <summary>How many of them could not be read; each is among <see cref="Problems"/>.</summary>
    public int Unreadable { get; init; }

    /// <summary>How many were left out because something else was asked for.</summary>
    public int LeftOut { get; init; }

    /// <summary>How many patches were sent; one that a later revision carries over counts once.</summary>
    public int Patches => Assembly.Series.Sum(series => series.Patches.Length - series.CarriedOver.Length);

    /// <summary>How many cover letters there are.</summary>
    public int Covers => Assembly.Series.Count(series => series.Cover is not null);

    /// <summary>Whether this is a part, and others may follow.</summary>
    public bool IsPart { get; init; }

    internal int Placed => Patches + Covers + Assembly.Others.Length;
}
