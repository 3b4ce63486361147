using System.Buffers;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>
/// The lines by which tools and people say where a series belongs, such as <c>base-commit: 0123456789abcdef…</c>.
/// </summary>
internal static class FooterLines
{
    private const string Base = "base-commit:", Change = "change-id:", Replaces = "Supersedes:";

    private const string NeedsChange = "prerequisite-change-id:", NeedsPatch = "prerequisite-patch-id:";

    private static readonly string[] Needs = ["prerequisite-message-id:", "Based-on:", "Depends-on:"];

    // one look tells of nearly every mail that it has no such line
    private static readonly SearchValues<string> Keys =
        SearchValues.Create([.. Needs, NeedsChange, NeedsPatch, Base, Change, Replaces], StringComparison.Ordinal);

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>
    /// The commit of the first <c>base-commit:</c> line, which <c>git format-patch --base</c> writes.
    /// </summary>
    internal static string? BaseCommit(IEnumerable<Message> mails) =>
        mails.SelectMany(mail => Values(mail.Body.Raw, Base))
        .Select(value => value.AsSpan().IndexOfAnyExcept(Hex) is >= 0 and var end ? value[..end] : value)
        .FirstOrDefault(commit => commit.Length is >= 7 and <= 64);

    /// <summary>The value of the first <c>change-id:</c> line; <c>prerequisite-change-id:</c> is another one.</summary>
    internal static string? ChangeId(IEnumerable<Message> mails) =>
        mails.SelectMany(mail => Values(mail.Body.Raw, Change)).FirstOrDefault();

    /// <summary>
    /// The Message-Ids, the <c>change-id:v2</c> and the patch ids that lines about prerequisites name, each once.
    /// </summary>
    internal static IEnumerable<string> Prerequisites(IEnumerable<Message> mails) => mails.SelectMany(mail =>
            Needs.SelectMany(key => Values(mail.Body.Raw, key)).Select(MessageId).OfType<string>()
            .Concat(Values(mail.Body.Raw, NeedsChange).Where(id => id.Contains(":v", StringComparison.Ordinal)))
            .Concat(Values(mail.Body.Raw, NeedsPatch).Where(IsPatchId)))
        .Distinct(StringComparer.Ordinal);

    /// <summary>The Message-Id that the first <c>Supersedes:</c> line names.</summary>
    internal static string? Supersedes(IEnumerable<Message> mails) =>
        mails.SelectMany(mail => Values(mail.Body.Raw, Replaces))
            .Select(MessageId)
            .FirstOrDefault(id => id is not null);

    /// <summary>A text that holds only such lines of another one.</summary>
    internal static string Only(string body) =>
        !body.AsSpan().ContainsAny(Keys) ? "" : string.Concat(
            Needs.Concat([NeedsChange, NeedsPatch, Base, Change, Replaces])
                .SelectMany(key => Values(body, key).Select(value => $"{key} {value}\n")));

    private static bool IsPatchId(string id) => id.Length == 40 && !id.AsSpan().ContainsAnyExcept(Hex);

    private static string? MessageId(string value)
    {
        if (ArchiveLinks.In(value).FirstOrDefault() is { } linked)
            return linked;

        var id = value.Trim('<', '>');
        return id.Contains('@', StringComparison.Ordinal) && !id.AsSpan().ContainsAny(' ', '/') ? id : null;
    }

    private static List<string> Values(string body, string key)
    {
        List<string> found = [];
        for (var at = body.IndexOf(key, StringComparison.Ordinal); at >= 0; at = body.IndexOf(key, at + key.Length, StringComparison.Ordinal))
        {
            if (at > 0 && body[at - 1] != '\n')
                continue;

            var line = body.AsSpan(at + key.Length);
            var end = line.IndexOf('\n');
            found.Add((end < 0 ? line : line[..end]).Trim().ToString());
        }

        return found;
    }
}
