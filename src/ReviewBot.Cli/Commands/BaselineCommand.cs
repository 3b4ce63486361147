using System.CommandLine;
using ReviewBot.Renderers;
using ReviewBot.Replies;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot baseline [RANGE]</c>: writes the list of findings that <c>--baseline</c> reads.</summary>
internal static class BaselineCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output", "-o")
        {
            HelpName = "FILE",
            Description = "Write it to this file. Default: .reviewbot-baseline.",
            DefaultValueFactory = _ => ".reviewbot-baseline",
        };
        var command = new DescribedCommand("baseline", "Write down the findings of today, so that 'gate' tells only new ones.")
        {
            Examples =
            [
                ("reviewbot baseline v6.1..", "all there is to say since a release"),
                ("reviewbot gate v6.1.. --baseline .reviewbot-baseline", "what came to it"),
            ],
        };
        var selection = new RuleSelection();
        GateCommand.AddInputTo(command);
        selection.AddTo(command);
        command.Add(output);
        command.SetAction(parsed =>
        {
            var (review, _) = GateCommand.Review(parsed, selection);
            var file = parsed.GetRequiredValue(output);
            Output.Write(new BaselineRenderer().Render(review, new RenderOptions(Color: false)), file);
            if (file != "-")
                Output.Write($"{Counted.Of(Reported(review), "finding")} in {file}\n");

            return ExitCode.Clean;
        });
        return command;
    }

    private static int Reported(Reviews.Review review) =>
        review.Series.Sum(series => series.Findings.Count(finding => finding.SilencedBy is null));
}
