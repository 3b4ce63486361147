using System.CommandLine;
using ReviewBot.Reviews;

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

    /// <summary>Begins to show a review as asked.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The review, whose series are still to come.</param>
    /// <param name="failOn">The level of the configuration, where the command line says none.</param>
    public ReviewOutput Begin(ParseResult parsed, Review run, string? failOn)
    {
        var level = parsed.GetResult(_failOn) is { Implicit: false } ? parsed.GetValue(_failOn)! : failOn ?? "warning";
        return new ReviewOutput(run, _format.Read(parsed), level, Output.MayColor(parsed.GetValue(_noColor)));
    }
}
