using System.Text;
using ReviewBot.Mail;
using ReviewBot.Replies;
using ReviewBot.Reviews;

namespace ReviewBot.Renderers;

/// <summary>
/// Reply drafts, one for each patch with findings, threaded below the patch: for <c>mutt -f</c> or
/// <c>git send-email</c>. A draft has no Date: whoever sends it
/// sets one.
/// </summary>
public sealed class MboxRenderer : ISeriesRenderer
{
    /// <inheritdoc/>
    public string Name => "mbox";

    /// <inheritdoc/>
    public string Description => "reply drafts, threaded, to read and send with a mail client";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options) =>
        string.Concat(review.Series.Select(series => Part(review, series, options)));

    /// <inheritdoc/>
    public string Part(Review review, SeriesReview series, RenderOptions options) =>
        string.Concat(ReplyWriter.Write(review, series, ReplyStyle.Draft)
            .Select(reply => Encoding.UTF8.GetString(MboxMail.Of(Encoding.UTF8.GetBytes(reply.Text)))));
}
