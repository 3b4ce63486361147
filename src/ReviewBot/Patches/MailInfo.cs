using System.Text;
using MimeKit.Utils;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>The parts of the body of a patch mail, cut where <c>git mailinfo</c> cuts them.</summary>
/// <param name="From">The value of an in-body <c>From:</c> line, decoded.</param>
/// <param name="Subject">The value of an in-body <c>Subject:</c> line, decoded, one line.</param>
/// <param name="Date">The value of an in-body <c>Date:</c> line.</param>
/// <param name="Log">The log as text, without the in-body headers and the blank lines around it.</param>
/// <param name="LogLine">The line of the body on which the log begins, from one.</param>
/// <param name="PatchLine">
/// The line on which the rest begins (<c>---</c>, <c>diff -</c>, <c>Index:</c>), from one; behind the last line when
/// nothing does.
/// </param>
public sealed record MailInfo(string? From, string? Subject, string? Date, string Log, int LogLine, int PatchLine)
{
    /// <summary>The rest, raw, from that line to the end.</summary>
    public string Patch => Rest.Text(0, Rest.Count);

    internal BodyLines Rest { get; init; }

    /// <summary>Cuts a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="scissors">
    /// Whether <c>-- &gt;8 --</c> drops what is in front of it, as <c>git am --scissors</c> does.
    /// </param>
    /// <param name="inBodyHeaders">
    /// Whether <c>From:</c>, <c>Subject:</c> and <c>Date:</c> at the head of the body are headers.
    /// </param>
    public static MailInfo Read(MailBody body, bool scissors = true, bool inBodyHeaders = true)
    {
        var lines = new BodyLines(body.Raw);
        string? from = null, subject = null, date = null;
        var inHeader = inBodyHeaders;
        var logStart = 0;
        var at = 0;
        for (; at < lines.Count; at++)
        {
            var line = lines[at];
            if (inHeader)
            {
                if (line.IsWhiteSpace())
                {
                    // Blank lines may stand in front of in-body headers and end them.
                    inHeader = from is null && subject is null && date is null;
                    logStart = at + 1;
                    continue;
                }

                if (TryHeader(lines, ref at, body, "From", ref from)
                    || TryHeader(lines, ref at, body, "Subject", ref subject)
                    || TryHeader(lines, ref at, body, "Date", ref date) || IsPatchSeparator(line))
                {
                    logStart = at + 1;
                    continue;
                }

                if (subject is null && line.StartsWith("[PATCH] "))
                {
                    subject = Decode(line, body);
                    logStart = at + 1;
                    continue;
                }

                inHeader = false;
            }

            if (scissors && Scissors.IsLine(line))
            {
                (from, subject, date) = (null, null, null);
                (inHeader, logStart) = (true, at + 1);
                continue;
            }

            if (IsPatchBreak(line))
                break;
        }

        var end = at;
        while (logStart < end && lines[logStart].IsWhiteSpace())
            logStart++;
        while (end > logStart && lines[end - 1].IsWhiteSpace())
            end--;

        var raw = logStart < end ? body.Raw[lines.Start(logStart)..lines.Start(end)] : "";
        return new MailInfo(from, subject, date, Text(raw, body.Charset), logStart + 1, at + 1) { Rest = lines.From(at) };
    }

    private static string Text(string raw, Encoding charset)
    {
        raw = raw.TrimEnd('\n');
        return System.Text.Ascii.IsValid(raw)
            && !raw.Contains('\e', StringComparison.Ordinal) ? raw : charset.GetString(RawText.ToBytes(raw));
    }

    /// <summary>
    /// Reads <c>Key: value</c> with its folded lines, when <paramref name="value"/> is not known yet.
    /// </summary>
    private static bool TryHeader(BodyLines lines, ref int at, MailBody body, string key, ref string? value)
    {
        var line = lines[at];
        if (value is not null
            || line.Length <= key.Length
            || line[key.Length] != ':'
            || !line.StartsWith(key, StringComparison.OrdinalIgnoreCase))
            return false;

        var text = line[(key.Length + 1)..].ToString();
        while (at + 1 < lines.Count
            && lines[at + 1] is [' ' or '\t', .. var folded]
            && !folded.IsWhiteSpace()
            && !Scissors.IsLine(folded))
            text += lines[++at].ToString();
        value = Decode(text, body);
        return true;
    }

    private static string Decode(ReadOnlySpan<char> raw, MailBody body)
    {
        var text = Text(raw.ToString(), body.Charset);
        if (text.Contains("=?", StringComparison.Ordinal))
            text = Rfc2047.DecodeText(Encoding.UTF8.GetBytes(text));
        return MessageParser.OneLine(text);
    }

    /// <summary>
    /// <c>From 0123456789abcdef… Mon Sep 17 00:00:00 2001</c>, or the same with the <c>&gt;</c> of an mbox.
    /// </summary>
    private static bool IsPatchSeparator(ReadOnlySpan<char> line)
    {
        line = line.TrimStart('>');
        return line.StartsWith("From ") && line.EndsWith(" Mon Sep 17 00:00:00 2001");
    }

    private static bool IsPatchBreak(ReadOnlySpan<char> line) => line switch
    {
        ['-', '-', '-', .. var rest] =>
            rest.IsWhiteSpace() || (rest is [' ', var next, ..] && !char.IsWhiteSpace(next)),
        ['d', 'i', 'f', 'f', ' ', '-', ..] => true,
        ['I', 'n', 'd', 'e', 'x', ':', ' ', ..] => true,
        _ => false,
    };
}
