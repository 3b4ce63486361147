using System.Collections.Frozen;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>Recognises mails that may hold a diff and yet submit nothing.</summary>
internal static class OtherMail
{
    /// <summary>The reason of a pull request, in <c>git request-pull</c>'s words or a person's.</summary>
    internal const string PullRequest = "a pull request";

    private static readonly FrozenSet<string> Submissions =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "PATCH", "PATCHES", "RFC", "RFT", "RESEND", "POC");

    // A diff in such a mail shows what was tried, not what is proposed.
    private static readonly FrozenSet<string> Reports = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "BUG", "BUGREPORT", "REGRESSION", "QUESTION", "ISSUE", "HELP", "REPORT", "SYZBOT", "SYZKALLER", "ANNOUNCE", "DISCUSS");

    /// <summary>Why the mail is no submission; <see langword="null"/> when it may be one.</summary>
    internal static string? Reason(Message message, SubjectTag tag)
    {
        if (tag.IsReply)
            return "a reply";
        if (IsRobot(message))
            return "a robot's report";
        if (IsNotice(message.Subject, tag.Title))
            return "a notice that a patch was taken or not";
        if (IsReport(tag))
            return "a report or a question";
        if (tag.Index is not 0 && IsPullRequest(message.Body.Raw))
            return PullRequest;
        return message.Body.Raw.Contains("\n#syz test", StringComparison.Ordinal) ? "a test request" : null;
    }

    private static bool IsRobot(Message message)
    {
        var email = message.From.Email;
        return email.Contains("syzkaller.appspotmail.com", StringComparison.OrdinalIgnoreCase)
            || email.StartsWith("lkp@", StringComparison.OrdinalIgnoreCase)
            || email.StartsWith("patchwork-bot+", StringComparison.OrdinalIgnoreCase)
            || message.Headers.ContainsKey("robot-id")
            || AutomaticMail.IsAutoSubmitted(message);
    }

    /// <summary>
    /// The words of stable, tip, -mm and of maintainers' scripts about a patch, with the patch below.
    /// </summary>
    private static bool IsNotice(string subject, string title) =>
        subject.StartsWith("[tip:", StringComparison.OrdinalIgnoreCase)
        || title.StartsWith("FAILED: patch ", StringComparison.OrdinalIgnoreCase)
        || title.StartsWith("Applied \"", StringComparison.OrdinalIgnoreCase)
        || (
            title.StartsWith("Patch \"", StringComparison.OrdinalIgnoreCase)
                && title.Contains("\" has been added to the ", StringComparison.Ordinal))
        || (
            title.StartsWith("+ ", StringComparison.Ordinal)
                && title.Contains(".patch added to ", StringComparison.Ordinal))
        || title.EndsWith("removed from -mm tree", StringComparison.Ordinal);

    private static bool IsReport(SubjectTag tag)
    {
        var found = false;
        foreach (var word in tag.Words)
        {
            if (Submissions.Contains(word))
                return false;
            found |= Reports.Contains(word);
        }

        return found;
    }

    /// <summary>
    /// What <c>git request-pull</c> prints: "The following changes since commit … are available in the …".
    /// </summary>
    private static bool IsPullRequest(string body)
    {
        var start = body.IndexOf("The following changes", StringComparison.Ordinal);
        if (start < 0 || (start > 0 && body[start - 1] != '\n'))
            return false;

        // Mail programs wrap it.
        var text = body.AsSpan(start + "The following changes".Length).TrimStart();
        return text.StartsWith("since commit")
            && text[..Math.Min(4000, text.Length)].Contains("vailable in the", StringComparison.OrdinalIgnoreCase);
    }
}
