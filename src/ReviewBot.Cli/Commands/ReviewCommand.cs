using System.CommandLine;
using ReviewBot.Cli.Sources;
using ReviewBot.Reviews;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot review PATH…</c>: reads series from files and says what it finds.</summary>
internal static class ReviewCommand
{
    public static Command Create()
    {
        var paths = MailPaths.Argument(ArgumentArity.OneOrMore);
        var jobs = JobsOption.Create();
        var command = new DescribedCommand("review", "Review the patch series in mails.")
        {
            Examples =
            [
                ("reviewbot review series.mbox", "what would a careful maintainer say?"),
                ("reviewbot review series.mbox --tree ~/linux --base v6.1", "the same, applied to a tree"),
                ("reviewbot review livepatch.git --message-id ID", "one thread of a public-inbox archive"),
                ("git format-patch --stdout origin/master | reviewbot review -", "before 'git send-email'"),
                ("reviewbot review ~/Mail/patches --format mbox --output replies.mbox", "reply drafts for 'mutt -f'"),
            ],
        };
        var (tree, selection, output) = (new TreeOptions(), new RuleSelection(), new OutputOptions());
        var choice = new ChoiceOptions();
        command.Add(paths);
        choice.AddTo(command);
        tree.AddTo(command);
        selection.AddTo(command);
        output.AddTo(command);
        command.Add(jobs);
        command.SetAction(parsed =>
        {
            // what is wrong with the command line is said before mails are read
            selection.Settings(parsed, selection.Catalogue(parsed));
            using var input = Input.ReadLong(
                parsed.GetRequiredValue(paths), tree.Read(parsed), choice.Read(parsed), parsed.GetValue(jobs));
            var (rules, settings, failOn) = selection.Configured(parsed, TextFile.Configuration(input.Tree));
            var run = new Review(CommandLine.Version, input.Info, [], []);
            using var shown = output.Begin(parsed, run, failOn);
            foreach (var part in input.Parts)
            {
                shown.Add(
                    MailReview.Each(part.Series, input.Info, input.BaseIn(part), rules, settings, parsed.GetValue(jobs)),
                    part.Problems,
                    part.IsWhole);
            }

            return shown.End();
        });
        return command;
    }
}
