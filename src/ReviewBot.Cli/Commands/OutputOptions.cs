using System.CommandLine;
using ReviewBot.Renderers;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Commands;

/// <summary>The options that say how a review is shown and when it counts as a failure.</summary>
internal sealed class OutputOptions
{
    private readonly Option<string?> _format = new("--format")
    {
        HelpName = "NAME",
        Description = $"How to show it. {Formats()}",
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        HelpName = "FILE",
        Description = "Write it to this file.",
    };

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

    public OutputOptions()
    {
        _format.AcceptOnlyFromAmong([.. RendererCatalogue.All.Select(renderer => renderer.Name)]);
        _failOn.AcceptOnlyFromAmong("error", "warning", "note", "never");
    }

    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_output);
        command.Add(_failOn);
        command.Add(_noColor);
    }

    /// <summary>Shows a review as asked and says which exit code it means.</summary>
    public int Show(ParseResult parsed, Review review)
    {
        var file = parsed.GetValue(_output);
        var format = parsed.GetValue(_format);
        var renderer = RendererCatalogue.All.FirstOrDefault(r => format is null || r.Name == format);
        var color = file is null && Output.MayColor(parsed.GetValue(_noColor));
        Output.Write(renderer?.Render(review, new RenderOptions(color)) ?? "", file);
        return review.Series.Any(series => series.Findings.Any(finding => Fails(finding, parsed.GetValue(_failOn)!)))
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

    private static string Formats() =>
        string.Join("; ", RendererCatalogue.All.Select(renderer => $"{renderer.Name}: {renderer.Description}")) + ".";
}
