using System.CommandLine;
using LibGit2Sharp;
using ReviewBot.Cli.Contracts;
using ReviewBot.Cli.Git;
using ReviewBot.Cli.Sources;
using ReviewBot.Reviews;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot gate [RANGE]</c>: reviews commits as the list would review their mails.</summary>
internal static class GateCommand
{
    private static readonly Argument<string[]> Range = new("RANGE")
    {
        Arity = ArgumentArity.ZeroOrMore,
        HelpName = "BASE..HEAD|REV",
        Description = "A range, or commits each for itself. Default: what the branch has beyond its upstream or else the "
            + "default branch; '..REV' is the same for another branch.",
    };

    private static readonly Option<string?> Tree = new("--tree")
    {
        HelpName = "DIR",
        Description = "The git repository, bare or not. Default: the one around the current folder.",
    };

    private static readonly Option<bool> Staged = new("--staged")
    {
        Description = "Look at what 'git commit' would commit now.",
    };

    private static readonly Option<bool> WorkTree = new("--worktree")
    {
        Description = "Look at what is not committed yet, staged or not.",
    };

    private static readonly Option<string?> Log = new("--log")
    {
        HelpName = "FILE",
        Description = "With --staged or --worktree: the log of the commit to be, as a commit-msg hook gets it.",
    };

    public static Command Create()
    {
        var command = new DescribedCommand("gate", "Review commits before they are sent: what would the list say?")
        {
            Examples =
            [
                ("reviewbot gate", "the branch that is checked out"),
                ("reviewbot gate origin/main..HEAD", "a range, as in CI"),
                ("reviewbot gate v6.1..topic --format sarif=out.sarif --format text", "two formats at once"),
                ("reviewbot gate --staged", "what 'git commit' would commit"),
            ],
        };
        var (selection, output) = (new RuleSelection(), new OutputOptions());
        AddInputTo(command);
        command.Add(Staged);
        command.Add(WorkTree);
        command.Add(Log);
        selection.AddTo(command);
        output.AddTo(command);
        command.Validators.Add(result =>
        {
            var isCommitted = !result.GetValue(Staged) && !result.GetValue(WorkTree);
            if (!isCommitted && result.GetValue(Range) is { Length: > 0 })
                result.AddError("a range is of commits; --staged and --worktree are not committed yet");
            else if (result.GetValue(Staged) && result.GetValue(WorkTree))
                result.AddError("--staged and --worktree exclude each other");
            else if (isCommitted && result.GetValue(Log) is not null)
                result.AddError("--log goes with --staged or --worktree");
        });
        command.SetAction(parsed =>
        {
            var (review, failOn) = Review(parsed, selection);
            using var shown = output.Begin(parsed, review, failOn);
            shown.Add(review.Series, [], isWhole: true);
            return shown.End();
        });
        return command;
    }

    /// <summary>Adds what says which commits are meant.</summary>
    public static void AddInputTo(Command command)
    {
        command.Add(Range);
        command.Add(Tree);
    }

    /// <summary>Reviews the commits that a command line names.</summary>
    public static (Review Review, string? FailOn) Review(ParseResult parsed, RuleSelection selection)
    {
        using var reader = CommitReader.Open(parsed.GetValue(Tree));
        var (rules, settings, failOn) = selection.Configured(parsed, reader.WorkTree is { } folder
            ? TextFile.Configuration(folder)
            : TextFile.Configuration(reader.Head));
        var (applied, what) = Read(parsed, reader);
        if (applied is null)
            Output.Problem($"reviewbot: nothing to look at: {what}");

        var tree = new TreeInfo(reader.Path, applied?.Base?.Id, applied?.Base is null ? "none" : "parent");
        var contracts = applied?.Base is { } at ? new ContractsOfTrees(CacheFolder.OfUser()).Of(at) : null;
        SeriesReview[] series = applied is null
            ? []
            : [Reviewer.Review(applied, rules, settings, contracts, Environment.ProcessorCount) with { Tree = tree }];
        return (new Review(CommandLine.Version, tree, [.. series], []), failOn);
    }

    private static (AppliedSeries? Series, string What) Read(ParseResult parsed, CommitReader reader)
    {
        if (parsed.GetValue(Staged))
            return (reader.ReadUncommitted(DiffTargets.Index, Message(parsed)), "nothing is staged");

        if (parsed.GetValue(WorkTree))
            return (
                reader.ReadUncommitted(DiffTargets.Index | DiffTargets.WorkingDirectory, Message(parsed)),
                "nothing is changed");

        var range = CommitRange.Of(reader.Revisions, parsed.GetValue(Range) ?? []);
        return (reader.Read(range), $"no commit in {range.Name} changes a file");
    }

    private static string Message(ParseResult parsed) =>
        parsed.GetValue(Log) is { } file ? CommitMessageFile.Read(file) : "changes that are not committed yet";
}
