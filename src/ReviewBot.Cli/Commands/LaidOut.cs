using System.Text;
using ReviewBot.Renderers;
using ReviewBot.Reviews;

namespace ReviewBot.Cli.Commands;

/// <summary>
/// A format of a long review in the making: each series as it will stand there, put aside in a temporary file until all
/// are known, because archives are read newest first and a review is in the order of dates.
/// </summary>
/// <param name="run">The review, without its series.</param>
/// <param name="renderer">The format.</param>
/// <param name="options">How to show it.</param>
internal sealed class LaidOut(Review run, ISeriesRenderer renderer, RenderOptions options) : IDisposable
{
    private readonly FileStream _aside = TemporaryFile.Create();

    private readonly List<(DateTimeOffset? Date, string? Id, long Start, int Length)> _places = [];

    /// <summary>Lays out one more series.</summary>
    public void Add(SeriesReview series)
    {
        var bytes = Encoding.UTF8.GetBytes(renderer.Part(run, series, options));
        var about = series.Applied.Series;
        _places.Add((about.Date, about.RootId, _aside.Position, bytes.Length));
        _aside.Write(bytes);
    }

    /// <summary>Writes the whole.</summary>
    /// <param name="review">The review, with its problems.</param>
    /// <param name="sum">What all series came to.</param>
    /// <param name="output">Where to.</param>
    /// <param name="quote">What is to be done to the text at last.</param>
    public void Write(Review review, Sum sum, Stream output, Func<string, string> quote)
    {
        // a stable sort: series without an id stay in the order of their mails
        var places = _places.OrderBy(place => place.Date).ThenBy(place => place.Id, StringComparer.Ordinal);
        renderer.Join(review, sum, places.Select(place => quote(Text(place.Start, place.Length))), output);
    }

    public void Dispose() => _aside.Dispose();

    private string Text(long start, int length)
    {
        var bytes = new byte[length];
        _aside.Position = start;
        _aside.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }
}
