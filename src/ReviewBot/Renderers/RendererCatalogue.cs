using System.Collections.Immutable;

namespace ReviewBot.Renderers;

/// <summary>Every output format, one line each.</summary>
public static class RendererCatalogue
{
    /// <summary>The formats, the default first.</summary>
    public static ImmutableArray<IRenderer> All { get; } =
    [
        new TextRenderer(),
        new JsonRenderer(),
        new MboxRenderer(),
        new SarifRenderer(),
        new GitHubRenderer(),
        new GitLabRenderer(),
        new JUnitRenderer(),
        new CheckstyleRenderer(),
        new MarkdownRenderer(),
        new HtmlRenderer(),
        new PatchworkRenderer(),
        new BaselineRenderer(),
    ];
}
