using System.Globalization;

namespace ReviewBot.Mail;

/// <summary>Splits an mbox into its mails the way <c>git mailsplit --mboxrd</c> does.</summary>
public static class MboxSplitter
{
    /// <summary>
    /// The mails of <paramref name="file"/>, in order. A line counts as a separator only when it ends like one, in a
    /// time
    /// and a year: <c>From mboxrd@z Thu Jan  1 00:00:00 1970</c>. A file that does not begin with a separator is one
    /// mail.
    /// A quoted <c>&gt;From </c> loses one <c>&gt;</c>. Takes linear time and copies only mails that hold such a quote.
    /// </summary>
    /// <param name="file">The whole file.</param>
    /// <param name="path">Its name, for <see cref="RawMail.Cursor"/>.</param>
    public static IEnumerable<RawMail> Split(ReadOnlyMemory<byte> file, string path)
    {
        var at = SkipBlank(file.Span);
        if (at == file.Length)
            yield break;

        if (!file.Span[at..].StartsWith("From "u8))
        {
            yield return new RawMail(file[at..], path);
            yield break;
        }

        var line = 1 + file.Span[..at].Count((byte)'\n');
        foreach (var mail in Split(file[at..], path, line, IsLenient(file.Span[at..])))
            yield return mail;
    }

    /// <summary>
    /// Whether the first line of an archive lacks the date. Then lines like it, between a blank line and a header,
    /// count too.
    /// </summary>
    internal static bool IsLenient(ReadOnlySpan<byte> file) => !IsFromLine(LineAt(file, 0));

    /// <summary>
    /// The mails of a piece of an mbox that begins with a separator, which is its line <paramref name="line"/>.
    /// </summary>
    internal static IEnumerable<RawMail> Split(ReadOnlyMemory<byte> file, string path, int line, bool lenient)
    {
        for (var at = 0; at < file.Length;)
        {
            var start = at + LineAt(file.Span, at).Length;
            var end = NextSeparator(file.Span, start, lenient);
            var mail = file[start..end];
            yield return new RawMail(
                Unquote(WithoutLastBlankLine(mail)), string.Create(CultureInfo.InvariantCulture, $"{path}:{line}"));
            line += file.Span[at..end].Count((byte)'\n');
            at = end;
        }
    }

    /// <summary>
    /// Where the last separator begins that stands whole in a piece of an mbox, not counting one at its head; -1 when
    /// there is none.
    /// </summary>
    internal static int LastSeparator(ReadOnlySpan<byte> piece, bool lenient)
    {
        for (var end = piece.Length; ;)
        {
            var at = piece[..end].LastIndexOf("\nFrom "u8) + 1;
            if (at <= 0)
                return -1;

            var line = LineAt(piece, at);
            if (line.EndsWith("\n"u8)
                && (IsFromLine(line) || (lenient && IsBetweenBlankAndHeader(piece, at, line.Length))))
                return at;

            end = at + 4;
        }
    }

    /// <summary>Whether a line is a separator; git's test, which looks for <c>:MM YYYY</c> at its end.</summary>
    public static bool IsFromLine(ReadOnlySpan<byte> line)
    {
        if (line.Length < 20 || !line.StartsWith("From "u8))
            return false;

        var colon = line[..^2].LastIndexOf((byte)':');
        return colon >= 9
            && char.IsAsciiDigit((char)line[colon - 4])
            && char.IsAsciiDigit((char)line[colon - 2])
            && char.IsAsciiDigit((char)line[colon - 1])
            && colon + 3 < line.Length
            && char.IsAsciiDigit((char)line[colon + 1])
            && char.IsAsciiDigit((char)line[colon + 2])
            && Year(line[(colon + 3)..]) > 90;
    }

    private static int Year(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart((byte)' ');
        var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return int.TryParse(digits < 0 ? text : text[..digits], CultureInfo.InvariantCulture, out var year) ? year : 0;
    }

    /// <summary>
    /// Where the first separator begins that stands whole behind the first line of a piece of an mbox; -1 when there is
    /// none.
    /// </summary>
    internal static int FirstSeparator(ReadOnlySpan<byte> piece, bool lenient)
    {
        var at = NextSeparator(piece, LineAt(piece, 0).Length, lenient);
        return at < piece.Length && LineAt(piece, at).EndsWith("\n"u8) ? at : -1;
    }

    internal static int SkipBlank(ReadOnlySpan<byte> file)
    {
        var at = file.StartsWith("\uFEFF"u8) ? 3 : 0;
        while (at < file.Length && file[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at++;
        return at;
    }

    internal static ReadOnlySpan<byte> LineAt(ReadOnlySpan<byte> file, int start)
    {
        var length = file[start..].IndexOf((byte)'\n');
        return length < 0 ? file[start..] : file.Slice(start, length + 1);
    }

    private static int NextSeparator(ReadOnlySpan<byte> file, int start, bool lenient)
    {
        if (start < file.Length && IsFromLine(LineAt(file, start)))
            return start;

        for (var at = start; ;)
        {
            var hit = file[at..].IndexOf("\nFrom "u8);
            if (hit < 0)
                return file.Length;

            at += hit + 1;
            var line = LineAt(file, at);
            if (IsFromLine(line) || (lenient && IsBetweenBlankAndHeader(file, at, line.Length)))
                return at;
        }
    }

    private static bool IsBetweenBlankAndHeader(ReadOnlySpan<byte> file, int at, int length)
    {
        var before = file[..(at - 1)];
        if (!before.EndsWith("\n"u8) && !before.EndsWith("\n\r"u8))
            return false;

        var next = file[(at + length)..];
        var colon = next.IndexOf((byte)':');
        return colon > 0 && next[..colon].IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0;
    }

    /// <summary>The blank line in front of a separator belongs to the mbox, not to the mail.</summary>
    private static ReadOnlyMemory<byte> WithoutLastBlankLine(ReadOnlyMemory<byte> mail) =>
        mail.Span.EndsWith("\r\n\r\n"u8) ? mail[..^2] : mail.Span.EndsWith("\n\n"u8) ? mail[..^1] : mail;

    private static ReadOnlyMemory<byte> Unquote(ReadOnlyMemory<byte> mail)
    {
        var from = mail.Span;
        if (NextQuote(from, 0) < 0)
            return mail;

        var to = new byte[from.Length];
        var length = 0;
        for (var at = 0; at < from.Length;)
        {
            var quote = NextQuote(from, at);
            var end = quote < 0 ? from.Length : quote;
            from[at..end].CopyTo(to.AsSpan(length));
            length += end - at;
            at = quote < 0 ? end : end + 1;
        }

        return to.AsMemory(0, length);
    }

    /// <summary>
    /// Where the next line begins that is <c>From </c> behind one or more <c>&gt;</c>; -1 when there is none.
    /// </summary>
    private static int NextQuote(ReadOnlySpan<byte> mail, int start)
    {
        for (var at = start; ;)
        {
            var hit = mail[at..].IndexOf(">From "u8);
            if (hit < 0)
                return -1;

            var first = at + hit;
            while (first > start && mail[first - 1] == (byte)'>')
                first--;
            if (first == 0 || mail[first - 1] == (byte)'\n')
                return first;

            at += hit + 1;
        }
    }
}
