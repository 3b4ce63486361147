using System.CommandLine;
using ReviewBot.Renderers;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Commands;

/// <summary>The options that say how a review is shown and when it counts as a failure.</summary>
internal sealed class OutputOptions
{
    private readonly Option<string[]> _format = new("--format")
    {
        HelpName = "NAME[=FILE]",
        Description = $"How to show it; may be repeated, '=FILE' writes one to a file. {Formats()}",
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
        _format.CompletionSources.Add(_ => RendererCatalogue.All.Select(
            renderer => new System.CommandLine.Completions.CompletionItem(renderer.Name)));
        _format.Validators.Add(result =>
        {
            if (result.Tokens.Select(token => token.Value).FirstOrDefault(word => Renderer(word) is null) is { } odd)
                result.AddError($"there is no format '{odd.Split('=')[0]}', but {string.Join(", ", RendererCatalogue.All.Select(r => r.Name))}");
        });
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
    /// <param name="parsed">The command line.</param>
    /// <param name="review">The review.</param>
    /// <param name="failOn">The level of the configuration, where the command line says none.</param>
    public int Show(ParseResult parsed, Review review, string? failOn)
    {
        var level = parsed.GetResult(_failOn) is { Implicit: false } ? parsed.GetValue(_failOn)! : failOn ?? "warning";
        var words = parsed.GetValue(_format) is { Length: > 0 } given ? given : [RendererCatalogue.All[0].Name];
        var output = parsed.GetValue(_output);
        if (output is not null && words.Count(word => File(word) is null) > 1)
            throw new UsageException("reviewbot: --output takes one format; give each its file with --format NAME=FILE");

        foreach (var word in words)
        {
            var file = File(word) ?? output;
            var color = file is null && Output.MayColor(parsed.GetValue(_noColor));
            Output.Write(Renderer(word)!.Render(review, new RenderOptions(color)), file);
            if (Renderer(word) is GitHubRenderer)
                StepSummary.Append(new MarkdownRenderer().Render(review, new RenderOptions(Color: false)));
        }

        return review.Series.Any(series => series.Findings.Any(finding => Fails(finding, level)))
            ? ExitCode.Findings
            : ExitCode.Clean;
    }

    private static IRenderer? Renderer(string word) =>
        RendererCatalogue.All.FirstOrDefault(renderer => renderer.Name == word.Split('=', 2)[0]);

    private static string? File(string word) => word.Split('=', 2) is [_, var file] ? file : null;

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
