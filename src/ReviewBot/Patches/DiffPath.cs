using System.Text;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>
/// Paths as diffs write them: <c>a/x.c</c>, <c>"a/\303\244.c"</c>, <c>x.c.orig     2024-01-01 10:00:00 +0100</c>.
/// </summary>
internal static class DiffPath
{
    /// <summary>
    /// The path of a <c>---</c>, <c>+++</c>, <c>rename</c> or <c>copy</c> line: unquoted, without time stamp, raw.
    /// </summary>
    internal static string Read(ReadOnlySpan<char> text)
    {
        if (text is ['"', ..])
            return Unquote(text, out _);

        var tab = text.IndexOf('\t');
        if (tab >= 0)
            return text[..tab].ToString();

        return WithoutTime(text).TrimEnd('\r').ToString();
    }

    /// <summary>Whether the text behind the path is the time of a file that does not exist (<c>diff -N</c>).</summary>
    internal static bool IsEpoch(ReadOnlySpan<char> text)
    {
        var tab = text.IndexOf('\t');
        var time = tab < 0 ? [] : text[(tab + 1)..];
        return time.StartsWith("1970-01-01 ") || time.StartsWith("1969-12-31 ");
    }

    /// <summary>
    /// The two paths of <c>diff --git a/x b/x</c>, with their prefixes. Paths with blanks are not quoted, so an
    /// unquoted line
    /// can only be read when both halves name the same file; else <see langword="null"/>.
    /// </summary>
    internal static (string Old, string New)? ReadGitHeader(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd('\r');
        if (text is ['"', ..])
        {
            var old = Unquote(text, out var length);
            return text[length..] is [' ', .. var second] ? (old, Read(second)) : null;
        }

        if (text.IndexOf(" \"") is > 0 and var quote)
            return (text[..quote].ToString(), Unquote(text[(quote + 1)..], out _));

        for (var blank = text.IndexOf(' '); blank >= 0;)
        {
            var left = text[..blank];
            var right = text[(blank + 1)..];
            if (left.SequenceEqual(right)
                || (WithoutFirst(left) is { IsEmpty: false } name && name.SequenceEqual(WithoutFirst(right))))
                return (left.ToString(), right.ToString());

            var next = right.IndexOf(' ');
            blank = next < 0 ? -1 : blank + 1 + next;
        }

        // A rename whose halves differ: its own lines say more; this is for a header that has none.
        var only = text.IndexOf(' ');
        return only > 0
            && text[(only + 1)..].IndexOf(' ') < 0 ? (text[..only].ToString(), text[(only + 1)..].ToString()) : null;
    }

    /// <summary>
    /// Both paths without <c>a/</c>, <c>b/</c> and their like, as text; <see langword="null"/> for <c>/dev/null</c>.
    /// </summary>
    internal static (string? Old, string? New) Strip(string? old, string? @new)
    {
        var (oldNull, newNull) = (old is null or "/dev/null", @new is null or "/dev/null");
        if (oldNull || newNull)
            return (oldNull ? null : StripAlone(old!), newNull ? null : StripAlone(@new!));

        if (HasPrefix(old!) && HasPrefix(@new!))
            return (Text(old![2..]), Text(@new![2..]));

        // diff -u linux-6.1.orig/x.c linux-6.1/x.c
        if (old != @new && WithoutFirst(old) is { IsEmpty: false } tail && tail.SequenceEqual(WithoutFirst(@new)))
            return (Text(tail.ToString()), Text(tail.ToString()));

        // diff -u x.c.orig x.c
        var name = Text(HasPrefix(@new!) ? @new![2..] : @new!);
        return old == @new || IsBackupOf(old!, @new!) ? (name, name) : (Text(old!), name);
    }

    /// <summary>
    /// A path as git writes it in a header: between quotes with escapes where it holds more than plain ASCII.
    /// </summary>
    internal static string Quote(string path) =>
        QuoteRaw(Ascii.IsValid(path) ? path : RawText.FromBytes(Encoding.UTF8.GetBytes(path)));

    /// <summary>The same for a raw path.</summary>
    internal static string QuoteRaw(string path)
    {
        if (path.All(c => c is >= ' ' and <= '~' and not ('"' or '\\')))
            return path;

        var quoted = new StringBuilder("\"");
        foreach (var c in path)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c is >= ' ' and <= '~')
                quoted.Append(c);
            else
                quoted.Append('\\').Append(Convert.ToString(c, 8).PadLeft(3, '0'));
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsBackupOf(string old, string @new) =>
        old.StartsWith(@new, StringComparison.Ordinal)
            || (HasPrefix(@new) && old.StartsWith(@new[2..], StringComparison.Ordinal));

    private static string StripAlone(string path) => Text(HasPrefix(path) ? path[2..] : path);

    // a/ b/, and with diff.mnemonicPrefix: index, worktree, commit, object.
    private static bool HasPrefix(string path) => path is ['a' or 'b' or 'i' or 'w' or 'c' or 'o', '/', _, ..];

    private static string Text(string raw) =>
        RawText.Decode(raw.StartsWith("./", StringComparison.Ordinal) ? raw[2..] : raw);

    private static ReadOnlySpan<char> WithoutFirst(ReadOnlySpan<char> path)
    {
        var slash = path.IndexOf('/');
        return slash < 0 ? [] : path[(slash + 1)..];
    }

    private static ReadOnlySpan<char> WithoutTime(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOf(' '); i >= 0 && i + 11 <= text.Length;)
        {
            var date = text.Slice(i + 1, 10);
            if (char.IsAsciiDigit(date[0])
                && char.IsAsciiDigit(date[3])
                && date[4] == '-'
                && date[7] == '-'
                && char.IsAsciiDigit(date[9]))
                return text[..i].TrimEnd();

            var next = text[(i + 1)..].IndexOf(' ');
            i = next < 0 ? -1 : i + 1 + next;
        }

        return text;
    }

    private static string Unquote(ReadOnlySpan<char> text, out int length)
    {
        var path = new StringBuilder(text.Length);
        var i = 1;
        for (; i < text.Length && text[i] != '"'; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                path.Append(text[i]);
                continue;
            }

            i++;
            if (text[i] is >= '0' and <= '3' && i + 2 < text.Length && IsOctal(text[i + 1]) && IsOctal(text[i + 2]))
            {
                path.Append((char)(((text[i] - '0') << 6) | ((text[i + 1] - '0') << 3) | (text[i + 2] - '0')));
                i += 2;
                continue;
            }

            path.Append(text[i] switch
            {
                'a' => '\a',
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'v' => '\v',
                var other => other,
            });
        }

        length = Math.Min(i + 1, text.Length);
        return path.ToString();
    }

    private static bool IsOctal(char c) => c is >= '0' and <= '7';
}
