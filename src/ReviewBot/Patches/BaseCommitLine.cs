using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>The line that <c>git format-patch --base</c> writes: <c>base-commit: 0123456789abcdef…</c>.</summary>
internal static class BaseCommitLine
{
    private const string Key = "base-commit:";

    private static readonly System.Buffers.SearchValues<char> Hex = System.Buffers.SearchValues.Create("0123456789abcdef");

    /// <summary>The commit that the first mail with such a line names.</summary>
    internal static string? Find(IEnumerable<Message> mails)
    {
        foreach (var mail in mails)
        {
            if (Find(mail.Body.Raw) is { } commit)
                return commit;
        }

        return null;
    }

    private static string? Find(ReadOnlySpan<char> body)
    {
        for (var at = body.IndexOf(Key); at >= 0;)
        {
            var value = body[(at + Key.Length)..].TrimStart(' ');
            var length = value.IndexOfAnyExcept(Hex);
            var commit = length < 0 ? value : value[..length];
            if ((at == 0 || body[at - 1] == '\n') && commit.Length is >= 7 and <= 64)
                return commit.ToString();

            var next = body[(at + 1)..].IndexOf(Key);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return null;
    }
}
