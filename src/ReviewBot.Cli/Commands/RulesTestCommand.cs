using System.Collections.Immutable;
using System.CommandLine;
using ReviewBot.Cli.Sources;
using ReviewBot.Replies;
using ReviewBot.Reviews;
using ReviewBot.Rules;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot rules test</c>: the examples of the rules, or a run over real mails.</summary>
internal static class RulesTestCommand
{
    public static Command Create()
    {
        var paths = MailPaths.Argument(ArgumentArity.ZeroOrMore);
        var (tree, selection, jobs) = (new TreeOptions(), new RuleSelection(), JobsOption.Create());
        var baseline = new Option<string?>("--baseline")
        {
            HelpName = "FILE",
            Description = "With mails: show what changed since the findings in this file, then write those of today to it.",
        };
        var command = new DescribedCommand(
            "test", "Run the examples of the rules; or, with mails, count what the rules find there, preview rules too.")
        {
            Examples =
            [
                ("reviewbot rules test", "do all examples hold?"),
                ("reviewbot rules test --rules ../our-rules", "those of our own rules too"),
                ("reviewbot rules test archive.mbox --baseline findings.txt", "what does a change of a rule change?"),
            ],
        };
        var choice = new ChoiceOptions();
        command.Add(paths);
        choice.AddTo(command);
        tree.AddTo(command);
        selection.AddFolderTo(command);
        command.Add(baseline);
        command.Add(jobs);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(paths) is not { Length: > 0 } named)
                return TestExamples(selection.Catalogue(parsed, withExamples: true).Rules);

            var rules = selection.Catalogue(parsed).Rules;
            using var input = Input.ReadLong(named, tree.Read(parsed), choice.Read(parsed), parsed.GetValue(jobs));
            var settings = new ReviewSettings { Preview = true };
            var run = new CorpusReport(rules, withLines: parsed.GetValue(baseline) is not null);
            foreach (var part in input.Parts)
            {
                var told = new FoundBase(input.Tree, TreeInfo.None.BaseFrom);
                foreach (var review in MailReview.Each(part.Series, TreeInfo.None, _ => told, rules, settings, parsed.GetValue(jobs)))
                    run.Add(review);
            }

            Output.Write(run.Table());
            if (parsed.GetValue(baseline) is { } file)
                Output.Write(run.Compare(file));

            return ExitCode.Clean;
        });
        return command;
    }

    private static int TestExamples(ImmutableArray<Rule> rules)
    {
        ImmutableArray<ExampleRun> runs = [.. rules.SelectMany(rule => rule.Examples.Select(example => ExampleRun.Of(rule, example)))];
        foreach (var run in runs)
        {
            foreach (var complaint in run.Complaints)
                Output.Write($"{run.Example.Cursor}: {run.Example.Name}: {complaint}\n");
        }

        var wrong = runs.Count(run => !run.Complaints.IsEmpty);
        var held = wrong == 0 ? "as written" : $"{wrong} not as written";
        Output.Write($"{Counted.Of(runs.Length, "example")} of {Counted.Of(rules.Length, "rule")}: {held}\n");
        return wrong == 0 ? ExitCode.Clean : ExitCode.Findings;
    }
}
