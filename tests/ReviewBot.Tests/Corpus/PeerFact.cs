using System.Text;
using System.Text.Json;
using ReviewBot.Mail;
using ReviewBot.Patches;

namespace ReviewBot.Tests.Corpus;

/// <summary>How to ask our code what a recorded fact says.</summary>
internal static class PeerFact
{
    /// <summary>
    /// The check of a fact, which gives null or a difference; null for facts about other things than reading mail.
    /// </summary>
    internal static Func<JsonElement, string?>? Of(JsonElement fact) => fact.GetProperty("kind").GetString() switch
    {
        "mailinfo" => GitMailinfo.CheckFact,
        "mailsplit" => MailSplit,
        "clean-subject" => fact.GetProperty("options").GetArrayLength() == 0 ? CleanSubject : null,
        "from-header" => FromHeader,
        "function-fact" => Function,
        "classify" => Classify,
        "series" or "series-name" or "naked_cover_letter_detection" or "followup" => SeriesFact.Check,
        "mail" => MailFact.Check,
        "robustness" => Robustness,
        "diffstat" => MailFact.Diffstat,
        "parse_trailers" => Trailers,
        // Trailers of replies, header encoding on output, applying: not asked of a reader.
        _ => null,
    };

    private static string? MailSplit(JsonElement fact)
    {
        var file = CorpusFolder.Path("mail-parsing/" + fact.GetProperty("input").GetString());
        var mails = MboxSplitter.Split(File.ReadAllBytes(file), file).ToList();
        var asserted = fact.GetProperty("asserted");
        if (mails.Count != asserted.GetProperty("messages").GetInt32())
            return $"{mails.Count} mails";
        if (!asserted.TryGetProperty("msg_files", out var files))
            return null;

        var wanted = files.EnumerateArray()
            .Select(name => File.ReadAllText(CorpusFolder.Path("mail-parsing/" + name.GetString())));
        return mails.Zip(wanted)
            .All(
                pair =>
                    Encoding.UTF8.GetString(pair.First.Bytes.Span)
                        .TrimEnd('\n')
                        .EndsWith("\n\n" + pair.Second.TrimEnd('\n'), StringComparison.Ordinal))
            ? null
            : "other bytes";
    }

    private static string? CleanSubject(JsonElement fact) =>
        Expect(
            fact.GetProperty("asserted")
                .GetProperty("subject")
                .GetString(), Mails.Read(fact.GetProperty("header").GetString() + "\n\n").Message is var m
                ? SubjectTagParser.Parse(m.Subject).Title
                : "");

    private static string? FromHeader(JsonElement fact)
    {
        var header = fact.GetProperty("header").GetString()!;
        var message = Mails.Parse(header + "\nSubject: x\n\n");
        var asserted = fact.GetProperty("asserted");
        var sender = ListMangling.Sender(message);
        if (asserted.TryGetProperty("error", out _))
            return sender.Email.Contains('@') ? $"{sender} instead of an error" : null;

        return Expect(
            asserted.GetProperty("author")
                .GetString(), sender.Name) ?? Expect(asserted.GetProperty("email")
                .GetString(), sender.Email);
    }

    private static string? Classify(JsonElement fact)
    {
        var content = Mails.Read(fact.GetProperty("raw").GetString()!);
        var wanted = fact.GetProperty("asserted").GetProperty("is_patch_or_cover").GetBoolean();
        return content is not MailContent.Neither == wanted ? null : $"{content.GetType().Name}";
    }

    private static string? Robustness(JsonElement fact)
    {
        SeriesAssembler.Assemble(
            Mails.ReadFile(CorpusFolder.Path("mail-parsing/" + fact.GetProperty("input").GetString())));
        return null;
    }

    private static string? Trailers(JsonElement fact)
    {
        var asserted = fact.GetProperty("asserted");
        var mail = Mails.ParseFile(
            CorpusFolder.Path($"mail-parsing/b4/samples/{asserted.GetProperty("source").GetString()}.txt"))
            .Single();
        var trailers = TrailerParser.Parse(MailInfo.Read(mail.Body).Log, 1);
        var wanted = asserted.GetProperty("expected")
            .EnumerateArray()
            .Select(each => (Key: each[1].GetString()!, Value: each[2].GetString()!))
            .ToList();
        return trailers.Length == wanted.Count && trailers.Zip(wanted).All(pair => pair.First.Key == pair.Second.Key
            && pair.First.Value.StartsWith(pair.Second.Value, StringComparison.Ordinal))
            ? null
            : $"{string.Join(" | ", trailers.Select(trailer => trailer.Key + ": " + trailer.Value))}";
    }

    private static string? Function(JsonElement fact)
    {
        var args = fact.GetProperty("args");
        var wanted = fact.GetProperty("asserted");
        var first = args[0].ValueKind == JsonValueKind.String ? args[0].GetString()! : "";
        var tag = SubjectTagParser.Parse(first);
        switch (fact.GetProperty("function").GetString())
        {
            case "clean_subject":
                var dropped = args.GetArrayLength() > 1 ? Strings(args[1]) : [];
                return Expect(WithoutBracket(wanted[0].GetString()!), tag.Title)
                    ?? Expect(
                        string.Join(' ', Strings(wanted[1])), string.Join(
                            ' ', Prefixes(tag)
                                .Where(
                                    word =>
                                        word != "PATCH" && !dropped.Contains(word, StringComparer.OrdinalIgnoreCase))));
            case "split_prefixes":
                return Expect(
                    string.Join(' ', Strings(wanted)), string.Join(
                        ' ', Prefixes(SubjectTagParser.Parse($"[{first}] x"))));
            case "parse_series_marker":
                tag = SubjectTagParser.Parse($"[{string.Join(' ', Strings(args[0]))}] x");
                return Expect(
                    wanted.GetRawText().Replace(" ", "", StringComparison.Ordinal),
                    $"[{tag.Index?.ToString() ?? "null"},{tag.Total?.ToString() ?? "null"}]");
            case "parse_version":
                tag = SubjectTagParser.Parse($"[{string.Join(' ', Strings(args[1]))}] {first}");
                return Expect(wanted.GetRawText(), tag.Version.ToString());
            case "is_reply_subject":
                return Expect(wanted.GetRawText(), tag.IsReply ? "true" : "false");
            case "clean_subject(no tags)":
                return Expect(wanted.GetString(), tag.Title);
            case "version-in-subject (null: none given)":
                return Expect(wanted.GetRawText(), tag.NamesVersion ? tag.Version.ToString() : "null");
            case "(index,total) of subject":
                return Expect(
                    wanted.GetRawText()
                        .Replace(" ", "", StringComparison.Ordinal), $"[{tag.Index ?? 1},{tag.Total ?? 1}]");
            case "subject tree prefixes, sorted":
                return Expect(
                    string.Join(' ', Strings(wanted)), string.Join(
                        ' ', tag.Words.Where(word => word is not ("PATCH" or "RFC" or "RESEND"))
                            .Order(StringComparer.Ordinal)));
            default:
                return "an unknown function";
        }
    }

    private static IEnumerable<string> Prefixes(SubjectTag tag)
    {
        foreach (var word in tag.Words)
            yield return word;
        if (tag.Index is not null)
            yield return $"{tag.Index}/{tag.Total}";
    }

    private static string WithoutBracket(string text) => text.StartsWith('[') ? text[(text.IndexOf(']') + 2)..] : text;

    internal static List<string> Strings(JsonElement array) =>
        [.. array.EnumerateArray().Select(each => each.GetString()!)];

    internal static string? Expect(string? wanted, string? actual) =>
        wanted == actual ? null : $"<{actual}>, not <{wanted}>";
}
