using System.Buffers;
using System.Collections.Frozen;

namespace ReviewBot.Mail;

/// <summary>
/// The fields of a header that a <see cref="Message"/> is made of. The others are most of the header of a mail that has come
/// through a list, and stepping over a field is cheaper than decoding it.
/// </summary>
internal static class AskedFields
{
    // none that is asked for is longer
    private const int LongestName = 32;

    /// <summary>Those that <see cref="Message.Headers"/> has.</summary>
    internal static readonly FrozenSet<string> Kept = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "Sender", "List-Id", "List-Post", "Precedence", "Auto-Submitted", "User-Agent", "X-Mailer", "Robot-ID",
        "X-Original-From", "X-Original-Sender", "X-Patchwork-Hint", "X-Patchwork-Delegate", "X-Patchwork-State",
        "X-Stable", "X-KernelTest-Patch", "X-Gitlab-Project", "X-Loop", "X-BeenThere", "Mail-Followup-To",
        "Resent-From", "Return-Path", "Authentication-Results", "X-Autoreply", "X-Autorespond",
        AutomaticMail.OwnHeader);

    /// <summary>Those of a mail that is read.</summary>
    internal static readonly FrozenSet<string> All = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
    [
        .. Kept, "From", "Reply-To", "To", "Cc", "Subject", "Date", "Message-Id", "In-Reply-To", "References",
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition",
    ]);

    /// <summary>Those that tell who sent an answer, when, and to what.</summary>
    internal static readonly FrozenSet<string> OfAnswer = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "From", "Reply-To", "To", "Subject", "Date", "Message-Id", "In-Reply-To", "References", "X-Original-From", "X-Original-Sender");

    /// <summary>
    /// Copies a mail without the fields that nobody asks for. A header with a line that is no field (RFC 5322, 2.2) is copied
    /// as it is: what it means is for the parser to say.
    /// </summary>
    /// <param name="mail">The mail, from the first line of its header.</param>
    /// <param name="copy">Has room for all of it.</param>
    /// <param name="asked">The names of the fields that are copied.</param>
    /// <returns>The length of the copy.</returns>
    internal static int Copy(ReadOnlySpan<byte> mail, Span<byte> copy, FrozenSet<string> asked)
    {
        var names = asked.GetAlternateLookup<ReadOnlySpan<char>>();
        var (at, length) = (0, 0);
        var isAsked = true;
        while (at < mail.Length)
        {
            var line = MboxSplitter.LineAt(mail, at);
            if (line is [(byte)'\n'] or [(byte)'\r', (byte)'\n'])
                break;

            if (line[0] is not ((byte)' ' or (byte)'\t'))
            {
                var colon = line.IndexOf((byte)':');
                if (colon <= 0 || line[..colon].IndexOfAnyExceptInRange((byte)'!', (byte)'~') >= 0)
                    return Whole(mail, copy);

                isAsked = IsIn(names, line[..colon]);
            }
            else if (at == 0)
            {
                return Whole(mail, copy);
            }

            if (isAsked)
            {
                line.CopyTo(copy[length..]);
                length += line.Length;
            }

            at += line.Length;
        }

        mail[at..].CopyTo(copy[length..]);
        return length + mail.Length - at;
    }

    private static bool IsIn(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> names, ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[LongestName];
        return name.Length <= LongestName
            && System.Text.Ascii.ToUtf16(name, text, out var length) == OperationStatus.Done
            && names.Contains(text[..length]);
    }

    private static int Whole(ReadOnlySpan<byte> mail, Span<byte> copy)
    {
        mail.CopyTo(copy);
        return mail.Length;
    }
}
