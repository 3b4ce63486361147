using System.Diagnostics;
using ReviewBot.Mail;

namespace ReviewBot.Cli.Sources;

/// <summary>
/// Says on standard error how many mails were read; only to a person at a terminal, and only when it takes a while.
/// </summary>
internal static class Progress
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>The same mails.</summary>
    public static IEnumerable<RawMail> Show(IEnumerable<RawMail> mails) =>
        Console.IsErrorRedirected ? mails : Count(mails);

    private static IEnumerable<RawMail> Count(IEnumerable<RawMail> mails)
    {
        var (count, shown, last) = (0, 0, Stopwatch.GetTimestamp());
        try
        {
            foreach (var mail in mails)
            {
                yield return mail;
                count++;
                if (Stopwatch.GetElapsedTime(last) < Pause)
                    continue;

                Console.Error.Write($"\r{count} mails");
                (shown, last) = (count, Stopwatch.GetTimestamp());
            }
        }
        finally
        {
            if (shown > 0)
                Console.Error.Write($"\r{new string(' ', $"{shown} mails".Length)}\r");
        }
    }
}
