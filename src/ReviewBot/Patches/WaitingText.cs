using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>Reads once more what waited as it was sent while series were put together.</summary>
public static class WaitingText
{
    /// <summary>The series with the text and the diffs of its mails.</summary>
    public static Series Read(Series series)
    {
        if (MailChoice.MailsOf(series).All(mail => mail.Source is null))
            return series;

        return series with
        {
            Cover = series.Cover is { } cover ? Read(cover) : null,
            Patches = [.. series.Patches.Select(Read)],
        };
    }

    private static Patch Read(Patch patch) => Again(patch.Message) is MailContent.OfPatch { Patch: var whole }
        ? patch with { Message = whole.Message, Log = whole.Log, Trailers = whole.Trailers, Files = whole.Files }
        : patch;

    private static Cover Read(Cover cover) => Again(cover.Message) is MailContent.OfCover { Cover: var whole }
        ? cover with { Message = whole.Message, Text = whole.Text }
        : cover;

    private static MailContent? Again(Message message) =>
        message.Source is { } source && MessageParser.TryParse(new RawMail(source, message.Cursor), out var whole, out _)
            ? PatchParser.Parse(whole)
            : null;
}
