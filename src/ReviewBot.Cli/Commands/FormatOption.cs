using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using ReviewBot.Renderers;

namespace ReviewBot.Cli.Commands;

/// <summary>A format and where it goes.</summary>
/// <param name="Renderer">The format.</param>
/// <param name="File">The file; <see langword="null"/> for standard output.</param>
internal sealed record FormatTarget(IRenderer Renderer, string? File);

/// <summary><c>--format NAME[=FILE]</c>, as often as there are readers, and <c>--output FILE</c> for a single one.</summary>
internal sealed class FormatOption
{
    private readonly Option<string[]> _format = new("--format")
    {
        HelpName = "NAME[=FILE]",
        Description = "How to show it, and in which file. May be given several times; one may go to standard output. "
            + string.Join("; ", RendererCatalogue.All.Select(renderer => $"{renderer.Name}: {renderer.Description}")) + ".",
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        HelpName = "FILE",
        Description = "Write it to this file.",
    };

    public FormatOption() =>
        _format.CompletionSources.Add(_ => RendererCatalogue.All.Select(renderer => new CompletionItem(renderer.Name)));

    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_output);
        command.Validators.Add(result =>
        {
            if (Problem(result) is { } problem)
                result.AddError(problem);
        });
    }

    /// <summary>What was asked for, at least one.</summary>
    public IReadOnlyList<FormatTarget> Read(ParseResult parsed) => parsed.GetValue(_format) is { Length: > 0 } words
        ? [.. words.Select(word => new FormatTarget(Find(word)!, File(word) ?? parsed.GetValue(_output)))]
        : [new FormatTarget(RendererCatalogue.All[0], parsed.GetValue(_output))];

    private string? Problem(CommandResult result)
    {
        var words = result.GetValue(_format) ?? [];
        var files = words.Select(File).Where(file => file is not null).ToList();
        return words.FirstOrDefault(word => Find(word) is null) is { } unknown
            ? $"no format '{Name(unknown)}'; there are {string.Join(", ", RendererCatalogue.All.Select(renderer => renderer.Name))}"
            : words.FirstOrDefault(word => File(word) is "") is { } empty
            ? $"--format {empty} names no file"
            : files.GroupBy(file => file, StringComparer.Ordinal).FirstOrDefault(file => file.Count() > 1) is { } twice
            ? $"two formats would go to {twice.Key}"
            : result.GetValue(_output) is not null && (words.Length > 1 || files.Count > 0)
            ? "--output is for a single format; name the file of each with --format NAME=FILE"
            : words.Length - files.Count > 1
            ? "only one format can go to standard output; name a file with --format NAME=FILE"
            : null;
    }

    private static IRenderer? Find(string word) =>
        RendererCatalogue.All.FirstOrDefault(renderer => renderer.Name == Name(word));

    private static string Name(string word) => word.Split('=', 2)[0];

    /// <summary>The file; <c>-</c> is standard output.</summary>
    private static string? File(string word) => word.Split('=', 2) is [_, not "-" and var file] ? file : null;
}
