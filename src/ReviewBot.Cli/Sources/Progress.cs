using ReviewBot.Mail;

namespace ReviewBot.Cli.Sources;

/// <summary>Says how many mails were read.</summary>
internal static class Progress
{
    /// <summary>The same mails.</summary>
    public static IEnumerable<RawMail> Show(IEnumerable<RawMail> mails)
    {
        using var shown = new CountShown("mails");
        var count = 0;
        foreach (var mail in mails)
        {
            yield return mail;
            shown.Show(++count);
        }
    }
}
