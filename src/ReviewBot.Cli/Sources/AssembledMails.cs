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
    /// <exception cref="UsageException">
    /// A path cannot be read, or there is no such mail; the lines before the last are printed.
    /// </exception>
    public static MailReading Read(string[] paths, MailChoice choice, int jobs) =>
        Parts(paths, choice, jobs, mails => [MailReader.Read(mails, jobs, choice)]).Single();

    /// <summary>
    /// Reads mails of any number, part by part; a part is only read when it is asked for.
    /// </summary>
    /// <inheritdoc cref="Read"/>
    /// <param name="paths">Where they are.</param>
    /// <param name="choice">Which of them are asked for.</param>
    /// <param name="jobs">How many to read at once.</param>
    /// <param name="diffs">Whether patches keep their text; who only lists series does not need it.</param>
    public static IEnumerable<MailReading> ReadLong(string[] paths, MailChoice choice, int jobs, bool diffs)
    {
        var parts = Parts(paths, choice, jobs, mails => MailReader.ReadLong(mails, jobs, choice, diffs: diffs)).GetEnumerator();

        // what stops the first part should be known before anything is written
        parts.MoveNext();
        return Started();

        IEnumerable<MailReading> Started()
        {
            using (parts)
            {
                do
                    yield return parts.Current;
                while (parts.MoveNext());
            }
        }
    }

    private static IEnumerable<MailReading> Parts(
        string[] paths, MailChoice choice, int jobs, Func<IEnumerable<RawMail>, IEnumerable<MailReading>> read)
    {
        var problems = new List<Problem>();
        var (mails, unreadable, found) = (0, 0, false);
        foreach (var part in read(Progress.Show(MailFiles.Read(paths, problems, choice.Since, ahead: jobs > 1))))
        {
            var whole = part with { Problems = [.. problems, .. part.Problems] };
            problems.Clear();
            mails += whole.Mails;
            unreadable += whole.Unreadable;
            found |= whole.Assembly is not { Series: [], Others: [] };
            if (mails == unreadable)
                throw Refuse(whole.Problems.Select(problem => problem.ToString()));
            if (choice.MessageId is { } id && !found)
                throw new UsageException($"{Named(paths)}: no mail <{id}>, and none of its thread, in {mails} mails");

            yield return whole;
        }
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
