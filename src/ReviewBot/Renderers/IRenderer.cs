using ReviewBot.Reviews;

namespace ReviewBot.Renderers;

/// <summary>A way to show a review. One file each; named by <c>--format</c>.</summary>
public interface IRenderer
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>One line for <c>--help</c>.</summary>
    string Description { get; }

    /// <summary>The review as text, to be written as UTF-8; the same review gives the same text.</summary>
    string Render(Review review, RenderOptions options);
}

/// <summary>How to show it.</summary>
/// <param name="Color">Whether escape sequences for colour may be used.</param>
public sealed record RenderOptions(bool Color);
