using System.Text;
using ReviewBot.Reviews;

namespace ReviewBot.Renderers;

/// <summary>
/// A format in which every series stands on its own, so that a review of any length can be shown with one series in
/// memory: each is shown as soon as it is reviewed, and the parts are joined at the end.
/// </summary>
public interface ISeriesRenderer : IRenderer
{
    /// <summary>
    /// A series as it stands in the whole. The parts of all series, joined in the order of the series, are what
    /// <see cref="IRenderer.Render"/> gives for all at once.
    /// </summary>
    /// <param name="review">The review, of which only the version and the tree are looked at.</param>
    /// <param name="series">The series.</param>
    /// <param name="options">How to show it.</param>
    string Part(Review review, SeriesReview series, RenderOptions options);

    /// <summary>Writes the whole as UTF-8.</summary>
    /// <param name="review">The review, without its series.</param>
    /// <param name="sum">What all series came to.</param>
    /// <param name="parts">The parts in the order of the series.</param>
    /// <param name="output">Where to.</param>
    void Join(Review review, Sum sum, IEnumerable<string> parts, Stream output)
    {
        foreach (var part in parts)
            output.Write(Encoding.UTF8.GetBytes(part));

        output.Write(Encoding.UTF8.GetBytes(Foot(sum)));
    }

    /// <summary>What stands below the series, where the parts only follow each other.</summary>
    string Foot(Sum sum) => "";
}
