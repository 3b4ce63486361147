using System.Text;
using ReviewBot.Replies;
using ReviewBot.Reviews;

namespace ReviewBot.Renderers;

/// <summary>
/// Reply drafts, one for each patch with findings, threaded below the patch: for <c>mutt -f</c> or
/// <c>git send-email</c>. mboxrd, so that every line can be told from a separator. A draft has no Date: whoever sends it
/// sets one.
/// </summary>
public sealed class MboxRenderer : IRenderer
{
    private const string Separator = "From mboxrd@z Thu Jan  1 00:00:00 1970\n";

    /// <inheritdoc/>
    public string Name => "mbox";

    /// <inheritdoc/>
    public string Description => "reply drafts, threaded, to read and send with a mail client";

    /// <inheritdoc/>
    public string Render(Review review, RenderOptions options)
    {
        var mbox = new StringBuilder();
        foreach (var reply in review.Series.SelectMany(series => ReplyWriter.Write(review, series, ReplyStyle.Draft)))
        {
            mbox.Append(Separator);
            foreach (var line in reply.Text.TrimEnd('\n').Split('\n'))
                mbox.Append(line.TrimStart('>').StartsWith("From ", StringComparison.Ordinal) ? ">" : "")
                    .Append(line)
                    .Append('\n');

            mbox.Append('\n');
        }

        return mbox.ToString();
    }
}
