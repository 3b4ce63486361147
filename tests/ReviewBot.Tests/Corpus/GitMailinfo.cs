using System.Security.Cryptography;
using System.Text.Json;
using MimeKit.Utils;
using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Tests.Corpus;

/// <summary>Compares what we read from a mail with what <c>git mailinfo</c> prints.</summary>
internal static class GitMailinfo
{
    /// <summary>One difference, or null for none, for each mail of a file.</summary>
    internal static IEnumerable<string?> Compare(string file, JsonElement wanted)
    {
        var messages = Mails.ParseFile(CorpusFolder.Path("mail-parsing/" + file));
        var infos = wanted.EnumerateArray().ToList();
        if (messages.Count != infos.Count)
        {
            yield return $"{messages.Count} mails, git splits {infos.Count}";
            yield break;
        }

        for (var i = 0; i < infos.Count; i++)
        {
            if (infos[i].TryGetProperty("rc", out var rc) && rc.GetInt32() != 0)
                continue;

            var body = MailInfo.Read(messages[i].Body, scissors: false);
            yield return Header(messages[i], body, infos[i]) ?? Patch(body, infos[i]);
        }
    }

    /// <summary>A fact of git's own test suite, which names files with the expected output.</summary>
    internal static string? CheckFact(JsonElement fact)
    {
        var options = fact.GetProperty("options").EnumerateArray().Select(option => option.GetString()).ToList();
        var message = Mails.Parse(
            File.ReadAllBytes(CorpusFolder.Path("mail-parsing/" + fact.GetProperty("input").GetString())));
        var body = MailInfo.Read(
            message.Body, options.Contains("--scissors"), !options.Contains("--no-inbody-headers"));
        var asserted = fact.GetProperty("asserted");
        return (asserted.TryGetProperty("info", out var info) ? Header(message, body, info) : null)
            ?? Text(
                asserted, "msg_file", body.Log + (
                    options.Contains("--message-id") ? $"\nMessage-ID: <{message.Id}>" : ""), trim: true)
            ?? Text(asserted, "patch_file", body.Patch, trim: false)
            ?? (
                asserted.TryGetProperty("preserves_nul", out _)
                    && !body.Patch.Contains('\0') ? "the NUL is gone" : null)
            ?? (
                asserted.TryGetProperty("patch_lines", out var lines)
                    && body.Patch.Count(c => c == '\n') != lines.GetInt32() ? "other patch lines" : null);
    }

    private static string? Header(Message message, MailInfo body, JsonElement info)
    {
        // git believes in-body headers only where there is a patch.
        if (body.Patch.Length == 0)
            body = body with { From = null, Subject = null, Date = null };

        var line = body.From ?? message.Headers.GetValueOrDefault("from", "");
        var author = AuthorLine.Parse(line) ?? new Address("", "");
        return Differ(info, "email", author.Email)
            ?? (
                Value(info, "author") is var name
                    && name != author.Name
                    && name != author.Email ? $"author {author.Name}, not {name}" : null)
            ?? Differ(info, "subject", SubjectTagParser.Parse(body.Subject ?? message.Subject).Title)
            ?? (
                Value(info, "date") is { Length: > 0 } date && !SameDate(date, message, body)
                    ? $"date {body.Date ?? message.Date?.ToString("o")}, not {date}"
                    : null);
    }

    private static bool SameDate(string wanted, Message message, MailInfo body) =>
        wanted.Trim() == body.Date?.Trim()
        || (
            DateUtils.TryParse(wanted, out var date)
                && (body.Date is null ? message.Date : DateUtils.TryParse(body.Date, out var own) ? own : null) == date)
        || (body.Date is null && message.Date is null && !DateUtils.TryParse(wanted, out _));

    private static string? Patch(MailInfo body, JsonElement info)
    {
        var bytes = RawText.ToBytes(body.Patch);
#pragma warning disable CA5350 // the recorded sums are what they are
        var sums = Enumerable.Range(0, 4)
            .Select(
                blank => Convert.ToHexStringLower(SHA1.HashData([.. bytes, .. Enumerable.Repeat((byte)'\n', blank)])));
#pragma warning restore CA5350
        // git leaves the line ends around MIME boundaries and in front of the next From in the mail; they are no part
        // of it.
        return sums.Contains(info.GetProperty("patch_sha1").GetString())
            ? null
            : $"patch of {bytes.Length} bytes, not {info.GetProperty("patch_bytes")}";
    }

    private static string? Text(JsonElement asserted, string key, string actual, bool trim)
    {
        if (!asserted.TryGetProperty(key, out var file))
            return null;

        var bytes = File.ReadAllBytes(CorpusFolder.Path("mail-parsing/" + file.GetString()));
        var wanted = trim ? System.Text.Encoding.UTF8.GetString(bytes) : RawText.FromBytes(bytes);
        if (trim)
        {
            (wanted, actual) = (wanted.Trim('\n'), actual.Trim('\n'));
        }

        // git keeps the line ends around MIME boundaries and in front of the next mail.
        return wanted.TrimEnd('\n') == actual.TrimEnd('\n') ? null : $"{key}: <<{actual}>>, not <<{wanted}>>";
    }

    private static string? Differ(JsonElement info, string key, string actual) =>
        info.TryGetProperty(key, out var wanted)
            && wanted.GetString() != actual ? $"{key} {actual}, not {wanted}" : null;

    private static string Value(JsonElement info, string key) =>
        info.TryGetProperty(key, out var value) ? value.GetString() ?? "" : "";
}
