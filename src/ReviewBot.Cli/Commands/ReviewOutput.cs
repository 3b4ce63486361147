using System.Collections.Immutable;
using ReviewBot.Mail;
using ReviewBot.Renderers;
using ReviewBot.Reviews;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Commands;

/// <summary>
/// What becomes of the reviews of a run, and which exit code they mean. Series that were read at once are shown at once.
/// Of those that come in parts each is let go as soon as it is laid out, where all formats can do that.
/// </summary>
/// <param name="run">The review, whose series are still to come.</param>
/// <param name="targets">The formats, and where they go.</param>
/// <param name="failOn">The level of findings that count as a failure.</param>
/// <param name="mayColor">Whether standard output may show colour.</param>
internal sealed class ReviewOutput(Review run, IReadOnlyList<FormatTarget> targets, string failOn, bool mayColor) : IDisposable
{
    private readonly List<SeriesReview> _kept = [];

    private readonly List<Problem> _problems = [];

    private readonly Sum _sum = new();

    private ImmutableArray<LaidOut> _laidOut = [];

    private bool _hasFailed;

    private bool _isWhole = true;

    /// <summary>Takes series, one after the other.</summary>
    /// <param name="reviews">The series, reviewed when their turn comes.</param>
    /// <param name="problems">What was not understood in their mails.</param>
    /// <param name="isWhole">Whether no others follow.</param>
    public void Add(IEnumerable<SeriesReview> reviews, ImmutableArray<Problem> problems, bool isWhole)
    {
        _problems.AddRange(problems);
        _isWhole &= isWhole;
        if (!isWhole && _laidOut.IsEmpty && targets.All(target => target.Renderer is ISeriesRenderer))
            _laidOut = [.. targets.Select(target => new LaidOut(run, (ISeriesRenderer)target.Renderer, Options(target)))];

        foreach (var series in reviews)
        {
            _sum.Add(series);
            _hasFailed |= series.Findings.Any(Fails);
            if (_laidOut.IsEmpty)
                _kept.Add(series);

            foreach (var each in _laidOut)
                each.Add(series);
        }
    }

    /// <summary>Writes what is not written yet; returns the exit code.</summary>
    /// <exception cref="UsageException">A file cannot be written.</exception>
    public int End()
    {
        if (_laidOut.IsEmpty)
            Show(Review.Of(run.Version, run.Tree, [.. InOrder()], [.. _problems]));

        foreach (var (each, target) in _laidOut.Zip(targets))
            Output.Write(stream => each.Write(run with { Problems = [.. _problems] }, _sum, stream, Quoted(target)), target.File);

        return _hasFailed ? ExitCode.Findings : ExitCode.Clean;
    }

    public void Dispose()
    {
        foreach (var each in _laidOut)
            each.Dispose();
    }

    // parts come newest first from an archive
    private IEnumerable<SeriesReview> InOrder() => _isWhole ? _kept : _kept
        .OrderBy(review => review.Applied.Series.Date)
        .ThenBy(review => review.Applied.Series.RootId, StringComparer.Ordinal);

    private void Show(Review review)
    {
        foreach (var target in targets)
        {
            Output.Write(Quoted(target)(target.Renderer.Render(review, Options(target))), target.File);
            if (target.Renderer is GitHubRenderer)
                StepSummary.Append(new MarkdownRenderer().Render(review, new RenderOptions(Color: false)), $"{_sum}\n");
        }
    }

    private RenderOptions Options(FormatTarget target) => new(target.File is null && mayColor);

    private static Func<string, string> Quoted(FormatTarget target) =>
        target is { File: null, Renderer: TextRenderer } ? WorkflowLog.Quote : text => text;

    private bool Fails(Finding finding) => finding.SilencedBy is null && failOn switch
    {
        "error" => finding.Rule.Severity >= Severity.Error,
        "warning" => finding.Rule.Severity >= Severity.Warning,
        "note" => true,
        _ => false,
    };
}
