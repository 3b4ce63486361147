namespace ReviewBot.Reviews;

/// <summary>The numbers of a reading, added up over its parts.</summary>
internal sealed class ReadingSum
{
    /// <summary>How many mails there were; the numbers below, but for the series, add up to it.</summary>
    internal int Mails { get; private set; }

    internal int Series { get; private set; }

    internal int Patches { get; private set; }

    internal int Covers { get; private set; }

    internal int Others { get; private set; }

    internal int Copies { get; private set; }

    internal int Unreadable { get; private set; }

    internal int LeftOut { get; private set; }

    internal void Add(MailReading part)
    {
        Mails += part.Mails;
        Series += part.Assembly.Series.Length;
        Patches += part.Patches;
        Covers += part.Covers;
        Others += part.Assembly.Others.Length;
        Copies += part.Assembly.Copies;
        Unreadable += part.Unreadable;
        LeftOut += part.LeftOut;
    }
}
