using System.Text.Json;
using System.Text.RegularExpressions;
using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Tests.Corpus;

/// <summary>Facts about a single mail.</summary>
internal static partial class MailFact
{
    internal static string? Check(JsonElement fact)
    {
        var contents = Mails.ReadFile(CorpusFolder.Path("mail-parsing/" + fact.GetProperty("input").GetString()));
        if (contents.Count == 0)
            return "no mail";

        var content = contents[^1];
        var patch = (content as MailContent.OfPatch)?.Patch;
        var body = RawText.Decode(content.Message.Body.Raw);
        return fact.GetProperty("asserted")
            .EnumerateObject()
            .Select(property => Check(contents, content, patch, body, property))
            .FirstOrDefault(each => each is not null);
    }

    private static string? Check(
        List<MailContent> contents, MailContent content, Patch? patch, string body, JsonProperty asserted)
    {
        var (message, wanted) = (content.Message, asserted.Value);
        var isPull = content is MailContent.Neither { Why: "a pull request" };
        return asserted.Name switch
        {
            "has_diff" or "is_patch" => PeerFact.Expect(wanted.GetRawText(), patch is not null ? "true" : "false"),
            "is_pull_request" => PeerFact.Expect(wanted.GetRawText(), isPull ? "true" : "false"),
            "pull_url" =>
                body.Replace("\n", " ", StringComparison.Ordinal)
                    .Contains(wanted.GetString()!, StringComparison.Ordinal)
                    ? null
                    : "the pull URL is not in the text",
            "has_message" => patch is null ? content is MailContent.Neither ? null : "no message" : null,
            "is_comment" => content is MailContent.Neither { Why: "a reply" } ? null : content.ToString(),
            "patches" =>
                PeerFact.Expect(wanted.GetRawText(), contents.Count(each => each is MailContent.OfPatch).ToString()),
            "renames" =>
                PeerFact.Expect(
                    wanted.GetRawText(), patch?.Files.Count(file => file.Kind == ChangeKind.Renamed).ToString()),
            "no_newline_markers" =>
                PeerFact.Expect(wanted.GetRawText(), Lines(patch).Count(line => line.EndsFile).ToString()),
            "diff_contains" => PeerFact.Strings(wanted).Find(text => !body.Contains(text, StringComparison.Ordinal)),
            "diff_startswith" =>
                body.Contains("\n" + wanted.GetString(), StringComparison.Ordinal) ? null : "the diff begins otherwise",
            "diff_endswith" =>
                body.Contains(wanted.GetString()!, StringComparison.Ordinal) ? null : "the diff ends otherwise",
            "diff_not_contains" or "message_not_contains" =>
                PeerFact.Strings(wanted).Find(text => body.Contains(text, StringComparison.Ordinal)),
            "message_id" => PeerFact.Expect(wanted.GetString(), message.Id),
            "in_reply_to" => PeerFact.Expect(wanted.GetString(), message.InReplyTo ?? ""),
            "date" => PeerFact.Expect(wanted.GetString(), message.Date?.UtcDateTime.ToString("s")),
            "subject" => PeerFact.Expect(OneBlank(wanted.GetString()!), message.Subject),
            "sender" => PeerFact.Expect(Person(wanted), message.From.ToString()),
            "recipients" =>
                PeerFact.Expect(
                    string.Join(
                        ", ", wanted.EnumerateArray()
                            .Select(Person)), string.Join(", ", message.To.Concat(message.Cc))),
            "prefix_tag" => SubjectTagParser.Parse(message.Subject).Has(wanted.GetString()!) ? null : "no such word",
            "cc_1" => PeerFact.Expect($"{wanted[0]} <{wanted[1]}>", message.Cc[1].ToString()),
            "from_address" => PeerFact.Expect(wanted.GetString(), message.From.Email),
            "body" => PeerFact.Expect(Trimmed(wanted.GetString()!), Trimmed(body)),
            _ => null,
        };
    }

    /// <summary>Files, added and removed lines as the last lines of a diffstat count them.</summary>
    internal static string? Diffstat(JsonElement fact)
    {
        var contents = Mails.ReadFile(CorpusFolder.Path("mail-parsing/" + fact.GetProperty("input").GetString()));
        var files = contents.OfType<MailContent.OfPatch>().SelectMany(content => content.Patch.Files).ToList();
        var lines = files.SelectMany(file => file.Hunks).SelectMany(hunk => hunk.Lines).ToList();
        var (added, removed) = (
            lines.Count(line => line.Kind == LineKind.Added), lines.Count(line => line.Kind == LineKind.Removed));
        var actual = $"{files.Count} files changed, {added} insertions(+), {removed} deletions(-)";
        var wanted = Sum.Match(fact.GetProperty("asserted").GetProperty("diffstat").GetString()!).Value;
        return PeerFact.Expect(wanted, actual);
    }

    private static IEnumerable<DiffLine> Lines(Patch? patch) =>
        patch?.Files.SelectMany(file => file.Hunks).SelectMany(hunk => hunk.Lines) ?? [];

    private static string Person(JsonElement person) =>
        new Address(
            person.TryGetProperty("name", out var name)
                ? name.GetString()!
                : "", person.GetProperty("address").GetString()!)
            .ToString();

    private static string OneBlank(string text) =>
        string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Trimmed(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).Trim();

    [GeneratedRegex("\\d+ files changed.*")]
    private static partial Regex Sum { get; }
}
