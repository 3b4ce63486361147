using System.Collections.Immutable;
using System.Text;
using MimeKit;
using ReviewBot.Mail;
using ReviewBot.Reviews;
using ReviewBot.Trees;

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
        foreach (var series in review.Series)
        {
            foreach (var patch in series.Applied.Patches)
            {
                ImmutableArray<Finding> said = [.. series.Findings.Where(finding => ReferenceEquals(finding.Patch, patch.Patch) && finding.SilencedBy is null)];
                if (said.IsEmpty)
                    continue;

                mbox.Append(Separator);
                using var draft = Draft(review, series, patch, said);
                foreach (var line in Write(draft).TrimEnd('\n').Split('\n'))
                    mbox.Append(line.TrimStart('>').StartsWith("From ", StringComparison.Ordinal) ? ">" : "")
                        .Append(line)
                        .Append('\n');

                mbox.Append('\n');
            }
        }

        return mbox.ToString();
    }

    private static MimeMessage Draft(
        Review review, SeriesReview series, AppliedPatch patch, ImmutableArray<Finding> findings)
    {
        var mail = patch.Patch.Message;
        var hunks = patch.Files.Select(file => (file.Change, file.Hunks));
        var lines = ReplyComposer.Compose(patch.Patch, hunks, findings)
            .Select(line => line.Text)
            .Concat(ReplyFooter.Lines(review, series));
        var body = string.Join('\n', lines) + "\n";
        var draft = new MimeMessage
        {
            Subject = ReplyHeaders.Subject(mail),
            Body = new TextPart("plain") { ContentTransferEncoding = ContentEncoding.EightBit },
            MessageId = $"reviewbot-{Fingerprint.Of($"{mail.Id}\0{body}")}@reviewbot.invalid",
        };
        ((TextPart)draft.Body).SetText(Encoding.UTF8, body);
        draft.Headers.Remove(HeaderId.Date);
        draft.From.Add(new MailboxAddress("ReviewBot", "reviewbot@reviewbot.invalid"));
        var (to, cc) = ReplyHeaders.Recipients(patch.Patch);
        draft.To.Add(Mailbox(to));
        draft.Cc.AddRange(cc.Select(Mailbox));
        if (mail.Id is { } id)
        {
            draft.InReplyTo = id;
            draft.References.AddRange(ReplyHeaders.References(mail, id));
        }

        draft.Headers.Add("Auto-Submitted", "auto-replied");
        draft.Headers.Add("Precedence", "bulk");
        draft.Headers.Add("X-Patchwork-Hint", "ignore");
        return draft;
    }

    private static MailboxAddress Mailbox(Address address) => new(Encoding.UTF8, address.Name, address.Email);

    private static string Write(MimeMessage draft)
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Unix;
        format.MaxLineLength = 78;
        draft.Prepare(EncodingConstraint.EightBit, 998);
        using var stream = new MemoryStream();
        draft.WriteTo(format, stream);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
