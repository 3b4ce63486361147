using ReviewBot.Mail;
using ReviewBot.Reviews;

namespace ReviewBot.Cli.Sources;

/// <summary>The mails that a command line names, put together to series.</summary>
internal static class AssembledMails
{
    /// <summary>Reads the mails; what is not understood in them is among the problems.</summary>
    /// <exception cref="UsageException">A path cannot be read, or there is no mail at all; the lines before the last are printed.</exception>
    public static MailReading Read(string[] paths, int jobs)
    {
        var problems = new List<Problem>();
        var mails = MailFiles.Read(paths, problems).ToList();
        var reading = MailReview.Read(mails, jobs);
        reading = reading with { Problems = [.. problems, .. reading.Problems] };
        return reading.Mails > reading.Unreadable ? reading : throw Refuse(reading.Problems.Select(problem => problem.ToString()));
    }

    /// <summary>The last line as an exception, for the catcher to print; those before it are printed.</summary>
    public static UsageException Refuse(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        all[..^1].ForEach(Output.Problem);
        return new UsageException(all[^1]);
    }
}
