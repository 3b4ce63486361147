using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Reviews;

namespace ReviewBot.Cli.Sources;

/// <summary>The mails that a command line names, put together to series.</summary>
internal static class AssembledMails
{
    /// <summary>Reads the mails; what is not understood in them is among the problems.</summary>
    /// <param name="paths">Where they are.</param>
    /// <param name="choice">Which of them are asked for.</param>
    /// <param name="jobs">How many to read at once.</param>
    /// <param name="diffs">Whether the patches keep their diffs.</param>
    /// <exception cref="UsageException">
    /// A path cannot be read, or there is no such mail; the lines before the last are printed.
    /// </exception>
    public static MailReading Read(string[] paths, MailChoice choice, int jobs, bool diffs = true)
    {
        var problems = new List<Problem>();
        var reading = MailReview.Read(Progress.Show(MailFiles.Read(paths, problems)), jobs, choice, diffs);
        reading = reading with { Problems = [.. problems, .. reading.Problems] };
        if (reading.Mails == reading.Unreadable)
            throw Refuse(reading.Problems.Select(problem => problem.ToString()));

        return choice.MessageId is { } id && reading.Assembly is { Series: [], Others: [] }
            ? throw new UsageException(
                $"{Named(paths)}: no mail <{id}>, and none of its thread, in {reading.Mails} mails")
            : reading;
    }

    /// <summary>The first of many paths, and how many there are.</summary>
    public static string Named(string[] paths) =>
        $"{paths[0]}{(paths.Length > 1 ? $" and {paths.Length - 1} more" : "")}";

    /// <summary>The last line as an exception, for the catcher to print; those before it are printed.</summary>
    public static UsageException Refuse(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        all[..^1].ForEach(Output.Problem);
        return new UsageException(all[^1]);
    }
}
