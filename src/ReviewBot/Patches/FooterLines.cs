using System.Buffers;
using ReviewBot.Mail;

namespace ReviewBot.Patches;

/// <summary>
/// The lines by which tools and people say where a series belongs, such as <c>base-commit: 0123456789abcdef…</c>.
/// </summary>
internal sealed class FooterLines
{
    private const string Base = "base-commit:", Change = "change-id:", Replaces = "Supersedes:";

    private const string NeedsChange = "prerequisite-change-id:", NeedsPatch = "prerequisite-patch-id:";

    private static readonly string[] Needs = ["prerequisite-message-id:", "Based-on:", "Depends-on:"];

    private static readonly string[] Keys = [.. Needs, NeedsChange, NeedsPatch, Base, Change, Replaces];

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    private readonly List<List<(string Key, string Value)>> _mails;

    /// <summary>Reads the lines of a cover letter and patches.</summary>
    internal FooterLines(IEnumerable<Message> mails) => _mails = [.. mails.Select(mail => All(mail.Body.Raw))];

    /// <summary>
    /// The commit of the first <c>base-commit:</c> line, which <c>git format-patch --base</c> writes.
    /// </summary>
    internal string? BaseCommit => Values(Base)
        .Select(value => value.AsSpan().IndexOfAnyExcept(Hex) is >= 0 and var end ? value[..end] : value)
        .FirstOrDefault(commit => commit.Length is >= 7 and <= 64);

    /// <summary>The value of the first <c>change-id:</c> line; <c>prerequisite-change-id:</c> is another one.</summary>
    internal string? ChangeId => Values(Change).FirstOrDefault();

    /// <summary>
    /// The Message-Ids, the <c>change-id:v2</c> and the patch ids that lines about prerequisites name, each once.
    /// </summary>
    internal IEnumerable<string> Prerequisites => _mails.SelectMany(lines =>
            Needs.SelectMany(key => Values(lines, key)).Select(MessageId).OfType<string>()
            .Concat(Values(lines, NeedsChange).Where(id => id.Contains(":v", StringComparison.Ordinal)))
            .Concat(Values(lines, NeedsPatch).Where(IsPatchId)))
        .Distinct(StringComparer.Ordinal);

    /// <summary>The Message-Id that the first <c>Supersedes:</c> line names.</summary>
    internal string? Supersedes => Values(Replaces).Select(MessageId).FirstOrDefault(id => id is not null);

    /// <summary>A text that holds only such lines of another one.</summary>
    internal static string Only(string body) => string.Concat(All(body).Select(line => $"{line.Key} {line.Value}\n"));

    private static bool IsPatchId(string id) => id.Length == 40 && !id.AsSpan().ContainsAnyExcept(Hex);

    private static string? MessageId(string value)
    {
        if (ArchiveLinks.In(value).FirstOrDefault() is { } linked)
            return linked;

        var id = value.Trim('<', '>');
        return id.Contains('@', StringComparison.Ordinal) && !id.AsSpan().ContainsAny(' ', '/') ? id : null;
    }

    private IEnumerable<string> Values(string key) => _mails.SelectMany(lines => Values(lines, key));

    private static IEnumerable<string> Values(List<(string Key, string Value)> lines, string key) =>
        lines.Where(line => line.Key == key).Select(line => line.Value);

    private static List<(string Key, string Value)> All(string body)
    {
        List<(string, string)> found = [];
        for (var rest = body.AsSpan(); !rest.IsEmpty;)
        {
            var end = rest.IndexOf('\n');
            var line = end < 0 ? rest : rest[..end];
            if (KeyOf(line) is { } key)
                found.Add((key, line[key.Length..].Trim().ToString()));
            rest = rest[(end < 0 ? rest.Length : end + 1)..];
        }

        return found;
    }

    private static string? KeyOf(ReadOnlySpan<char> line)
    {
        // the lines of a diff, and of most prose, are told by one character
        if (line is not ['b' or 'c' or 'p' or 'B' or 'D' or 'S', ..])
            return null;

        foreach (var key in Keys)
        {
            if (line.StartsWith(key))
                return key;
        }

        return null;
    }
}
