using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using ReviewBot.Cli.Git;
using ReviewBot.Cli.Sources;
using ReviewBot.Patches;
using ReviewBot.Renderers;
using ReviewBot.Replies;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Commands;

/// <summary>
/// <c>reviewbot apply PATH…</c>: makes a branch of a series, with the commits that <c>git am</c> would make.
/// </summary>
internal static class ApplyCommand
{
    private static readonly Argument<string[]> Paths = MailPaths.Argument(ArgumentArity.OneOrMore);

    private static readonly TreeOptions Trees = new();

    private static readonly Option<string> Branch = new("--branch")
    {
        HelpName = "NAME",
        Description = "Make this branch.",
        Required = true,
    };

    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Move the branch if it exists already.",
    };

    private static readonly Option<string?> Chosen = new("--message-id")
    {
        HelpName = "ID",
        Description = "Of several series take the one with this Message-Id, of its cover letter or any patch.",
    };

    private static readonly Option<bool> Scissors = new("--scissors")
    {
        Description = "Drop from a log what stands above a scissors line, as 'git am --scissors' does.",
    };

    public static Command Create()
    {
        var command = new DescribedCommand("apply", "Make a branch of a patch series; the work tree is not touched.")
        {
            Examples =
            [
                ("reviewbot apply series.mbox --branch review/livepatch", "then 'git log -p review/livepatch'"),
                (
                    "reviewbot apply - --tree ~/linux.git --base v6.1 --branch next --force < series.mbox",
                    "onto a release, in a bare repository"),
            ],
        };
        command.Add(Paths);
        Trees.AddTo(command);
        command.Add(Branch);
        command.Add(Force);
        command.Add(Chosen);
        command.Add(Scissors);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        using var input = Input.Read(
            parsed.GetRequiredValue(Paths), Trees.Read(parsed), MailChoice.All, Environment.ProcessorCount);
        var series = Choose(input.Series, parsed.GetValue(Chosen));
        var found = input.BaseOf(series);
        if (input.Info.Path is not { } path || found.Tree?.Id is not { } start)
            throw new UsageException(
                $"{input.Info.Path ?? "reviewbot"}: there is no git repository to make a branch in");

        using var writer = BranchWriter.Open(path, parsed.GetRequiredValue(Branch), parsed.GetValue(Force));
        var committer = writer.Committer(TimeProvider.System);
        var objects = new List<NewObject>();
        var applied = found.ApplyAll(series, objects.Add);
        foreach (var patch in applied.Patches)
        {
            if (patch.Outcome is Outcome.Rejected)
                return Fail(patch.Patch.NumberedTitle, [.. OutcomeText.Lines(patch), .. Tried(found)]);
        }

        var scissors = parsed.GetValue(Scissors) || writer.Scissors;
        var commits = Commits(applied, start, committer, scissors, writer.LogEncoding());
        if (commits is not [.., var last])
            return Fail(series.Subject, ["every patch is in the tree already, so there is no branch to make"]);

        writer.Write(
            start,
            [.. objects, .. commits.Select(commit => commit.Commit)],
            last.Commit.Id,
            $"reviewbot apply: {Output.Printable(series.Subject)}");
        Output.Write(Report(applied, commits, $"{parsed.GetRequiredValue(Branch)}: {Counted.Of(commits.Length, "commit")} on {start}, base from {found.From}"));
        return ExitCode.Clean;
    }

    private static ImmutableArray<(Patch Patch, NewObject Commit)> Commits(
        AppliedSeries applied, string start, Signature committer, bool scissors, LogEncoding? encoding)
    {
        try
        {
            return SeriesCommits.Of(applied, start, committer, scissors, encoding);
        }
        catch (EncoderFallbackException)
        {
            throw new UsageException(
                $"reviewbot: i18n.commitEncoding asks for {encoding?.Name}, which lacks a character of a log or a name");
        }
    }

    private static int Fail(string what, ImmutableArray<string> why)
    {
        Output.Problem($"{what}: {why[0]}");
        foreach (var line in why[1..])
            Output.Problem(line);

        return ExitCode.Findings;
    }

    private static string[] Tried(FoundBase found) =>
        found.Tried.IsEmpty ? [] : [$"base: {string.Join("; ", found.Tried)}"];

    private static Series Choose(ImmutableArray<Series> series, string? id)
    {
        var fitting = id is null ? Latest(series) : [.. series.Where(one => one.Names(id.Trim('<', '>')))];
        if (fitting is not [var chosen])
        {
            throw new UsageException(id is null
                ? $"reviewbot: these are {series.Length} series; name one with --message-id, such as {series[^1].RootId}"
                : $"reviewbot: no series has the Message-Id {id}");
        }

        // to pick one patch of a series is common, and git am does not count either
        if (chosen.Missing is [var missing, .. var more])
            Output.Problem($"{chosen.Subject}: patch {missing} of {chosen.Total}{(more.IsEmpty ? " is" : $" and {more.Length} more are")} not among the mails");

        return chosen;
    }

    /// <summary>The last revision, where all are revisions of one series.</summary>
    private static ImmutableArray<Series> Latest(ImmutableArray<Series> series) =>
        series.All(one => one.Subject.Equals(series[0].Subject, StringComparison.OrdinalIgnoreCase))
            ? [.. series.Where(one => (one.Version, one.MinorVersion) == series.Max(each => (each.Version, each.MinorVersion)))]
            : series;

    private static string Report(
        AppliedSeries applied, ImmutableArray<(Patch Patch, NewObject Commit)> commits, string sum)
    {
        var text = new StringBuilder();
        foreach (var patch in applied.Patches)
        {
            var commit = commits.FirstOrDefault(each => ReferenceEquals(each.Patch, patch.Patch)).Commit;
            var how = patch.Outcome is Outcome.Applied { IsMerged: true } ? " (merged)" : "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"{commit?.Id[..12] ?? "in the tree "} {Output.Printable(patch.Patch.Title)}{how}\n");
        }

        return text.Append(sum).Append('\n').ToString();
    }
}
