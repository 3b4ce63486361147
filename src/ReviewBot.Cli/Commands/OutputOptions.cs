using System.CommandLine;
using ReviewBot.Renderers;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Commands;

/// <summary>The options that say how a review is shown and when it counts as a failure.</summary>
internal sealed class OutputOptions
{
    private readonly FormatOption _format = new();

    private readonly Option<string> _failOn = new("--fail-on")
    {
        HelpName = "LEVEL",
        Description = "Exit with 1 on findings of this level and above: error, warning, note or never. Default: warning.",
        DefaultValueFactory = _ => "warning",
    };

    private readonly Option<bool> _noColor = new("--no-color")
    {
        Description = "No colour, even on a terminal; NO_COLOR does the same.",
    };

    public OutputOptions() => _failOn.AcceptOnlyFromAmong("error", "warning", "note", "never");

    public void AddTo(Command command)
    {
        _format.AddTo(command);
        command.Add(_failOn);
        command.Add(_noColor);
    }

    /// <summary>Shows a review as asked and says which exit code it means.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="review">The review.</param>
    /// <param name="failOn">The level of the configuration, where the command line says none.</param>
    public int Show(ParseResult parsed, Review review, string? failOn)
    {
        var level = parsed.GetResult(_failOn) is { Implicit: false } ? parsed.GetValue(_failOn)! : failOn ?? "warning";
        foreach (var (renderer, file) in _format.Read(parsed))
        {
            var color = file is null && Output.MayColor(parsed.GetValue(_noColor));
            var text = renderer.Render(review, new RenderOptions(color));
            Output.Write(file is null && renderer is TextRenderer ? WorkflowLog.Quote(text) : text, file);
            if (renderer is GitHubRenderer)
                StepSummary.Append(new MarkdownRenderer().Render(review, new RenderOptions(Color: false)), $"{Sum.Of(review)}\n");
        }

        return review.Series.Any(series => series.Findings.Any(finding => Fails(finding, level)))
            ? ExitCode.Findings
            : ExitCode.Clean;
    }

    private static bool Fails(Finding finding, string level) => finding.SilencedBy is null && level switch
    {
        "error" => finding.Rule.Severity >= Severity.Error,
        "warning" => finding.Rule.Severity >= Severity.Warning,
        "note" => true,
        _ => false,
    };
}
