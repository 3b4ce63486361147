using System.Collections.Immutable;

namespace ReviewBot.Rules;

/// <summary>Reads rule files. The format is strict, so that a slip is found where it was made.</summary>
public static class RuleFile
{
    private const string ExamplesKey = "\nexamples:";

    private static readonly string[] Keys =
    [
        "id", "title", "severity", "status", "files", "url", "rationale", "message",
        "terminology", "contract", "analyzer", "options", "fills", "verified", "corpus", "examples",
    ];

    /// <summary>Reads a rule.</summary>
    /// <param name="file">The file.</param>
    /// <param name="analyzers">The names that <c>analyzer:</c> may have.</param>
    /// <param name="withExamples">Whether to read the examples too: they are tests, and most of the file.</param>
    /// <exception cref="RuleException">The file breaks the format.</exception>
    public static Rule Load(RuleText file, IReadOnlySet<string> analyzers, bool withExamples = false)
    {
        // everything else stands before the examples, so that a review never pays for reading them
        var cut = file.Text.IndexOf(ExamplesKey, StringComparison.Ordinal);
        var yaml = RuleYaml.Parse(file.Path, withExamples || cut < 0 ? file.Text : file.Text[..(cut + 1)]);
        var rule = Read(yaml, new(yaml), file, analyzers);
        _ = rule.Rationale; // what is wrong with the words is found here
        rule = rule with { Corpus = ReadCorpus(yaml, rule.Status) };
        if (!withExamples && cut >= 0)
            return rule;

        if (yaml.Has("examples") && yaml.Keys.Last() != "examples")
            throw yaml.Problem(yaml.LineAt("examples"), "'examples' is the last key of a rule file");

        var examples = yaml.Map("examples");
        examples.Only("fires", "silent");
        return rule with
        {
            Examples = [.. ExampleReader.Read(examples, "fires", rule), .. ExampleReader.Read(examples, "silent", rule)],
        };
    }

    /// <summary>Makes the rule of what a <see cref="RuleDigest"/> carries of its file.</summary>
    internal static Rule OfDigest(DigestedRule digested, string path, IReadOnlySet<string> analyzers) => Read(
        RuleYaml.OfTested(path, digested.Head), new(() => RuleYaml.OfTested(path, digested.Words.Value)), new RuleText(digested.Id, path, ""), analyzers);

    private static Rule Read(RuleYaml yaml, Lazy<RuleYaml> words, RuleText file, IReadOnlySet<string> analyzers)
    {
        if (!yaml.IsTested)
            yaml.Only(Keys);

        CheckId(yaml, file.Id);
        var status = yaml.Choice("status", ("preview", RuleStatus.Preview), ("stable", RuleStatus.Stable));
        var options = OptionReader.Declared(yaml);
        var check = CheckReader.Read(yaml, options, analyzers);
        return new Rule
        {
            Id = file.Id,
            Severity = yaml.Choice(
                "severity", ("note", Severity.Note), ("warning", Severity.Warning), ("error", Severity.Error)),
            Status = status,
            Files = ReadGlobs(yaml),
            Message = ReadMessage(yaml, file.Text, check),
            Check = check,
            Options = options,
            Words = new(() => ReadWords(words.Value, check)),
        };
    }

    private static RuleWords ReadWords(RuleYaml yaml, Check check) => new(
        yaml.Text("title"), ReadUrl(yaml), yaml.Text("rationale").TrimEnd(), ContractReader.Evidence(yaml, check));

    /// <summary>Why a text is no id of a rule, without a full stop; null when it is one.</summary>
    public static string? Refuse(string id)
    {
        return id.Split('/') is [var family, var name] && IsSlug(family) && IsSlug(name)
            ? null
            : $"id '{id}' is not of the form family/name, in small letters";

        static bool IsSlug(string text) =>
            text.Length > 0 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
    }

    private static void CheckId(RuleYaml yaml, string expected)
    {
        var id = yaml.Text("id");
        if (id != expected)
            throw yaml.Problem(yaml.LineAt("id"), $"id '{id}' is not the path of the file, '{expected}'");

        if (Refuse(id) is { } problem)
            throw yaml.Problem(yaml.LineAt("id"), problem);
    }

    private static FileGlobs ReadGlobs(RuleYaml yaml)
    {
        var globs = new FileGlobs(yaml.Texts("files"));
        foreach (var glob in globs.Patterns)
        {
            if (!yaml.IsTested && FileGlobs.Refuse(glob) is { } problem)
                throw yaml.Problem(yaml.LineAt("files"), problem);
        }

        return globs;
    }

    private static Uri? ReadUrl(RuleYaml yaml) => yaml.TextOrNull("url") switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == "https" => url,
        var text => throw yaml.Problem(yaml.LineAt("url"), $"'url' is an https address, not '{text}'"),
    };

    private static MessageTemplate ReadMessage(RuleYaml yaml, string text, Check check)
    {
        var message = new MessageTemplate(yaml.Text("message").TrimEnd());
        if (yaml.IsTested || message.Placeholders.FirstOrDefault(name => !check.Names.Contains(name)) is not { } odd)
            return message;

        var known = check.Names.IsEmpty ? "none is filled" : $"known: {string.Join(", ", check.Names)}";
        var first = yaml.LineAt("message");
        var within = text.Split('\n')
            .Skip(first - 1)
            .TakeWhile(line => !line.Contains($"{{{odd}}}", StringComparison.Ordinal));
        throw yaml.Problem(first + within.Count(), $"unknown placeholder '{{{odd}}}' ({known})");
    }

    private static ImmutableArray<CorpusRun> ReadCorpus(RuleYaml yaml, RuleStatus status)
    {
        ImmutableArray<CorpusRun> runs = [.. yaml.Maps("corpus").Select(ReadRun)];
        return status == RuleStatus.Preview || !runs.IsEmpty
            ? runs
            : throw yaml.Problem(yaml.LineAt("status"), "a stable rule records a run under 'corpus'");
    }

    private static CorpusRun ReadRun(RuleYaml run)
    {
        run.Only("date", "corpus", "patches", "findings", "read", "right");
        if (!DateOnly.TryParseExact(run.Text("date"), "yyyy-MM-dd", out _))
            throw run.Problem(run.LineAt("date"), $"'date' is a day such as 2026-11-23, not '{run.Text("date")}'");

        var (findings, read, right) = (run.Number("findings"), run.Number("read"), run.Number("right"));
        if (read > findings || right > read)
            throw run.Problem(run.Line, "'right' counts some of 'read', and 'read' some of 'findings'");

        return new CorpusRun(run.Text("date"), run.Text("corpus"), run.Number("patches"), findings, read, right);
    }
}
