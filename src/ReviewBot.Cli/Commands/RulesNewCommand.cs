using System.CommandLine;
using ReviewBot.Cli.Sources;
using ReviewBot.Rules;

namespace ReviewBot.Cli.Commands;

/// <summary>
/// <c>reviewbot rules new ID</c>: a rule file to fill in, with an example of each kind that fails until it is.
/// </summary>
internal static class RulesNewCommand
{
    private const string Template =
        """
        # yaml-language-server: $schema=../rule.schema.json
        id: {id}
        title: One line for the catalogue, without a full stop
        severity: note
        status: preview
        files: ['**/*.c', '**/*.h']
        url: https://docs.kernel.org/

        rationale: |
          Why the rule is: a paragraph for the catalogue, which is never mailed.

        message: |
          What is mailed, in the words of a polite reviewer. {term} stands next to
          {code}. Should this say "{prefer}"?

        terminology:
          term: '(?i)\bwrong word\b'
          in: [comment]
          beside: '\bcode_that_means_something_else\b'
          prefer: the right word

        # A patch as git format-patch prints it, hunk headers without numbers, and a piece of the line to find.
        examples:
          fires:
            - name: what must be found (it is not yet)
              patch: |
                --- a/drivers/foo/foo.c
                +++ b/drivers/foo/foo.c
                @@ static int foo_probe(struct foo *foo)
                +	/* A word. */
                +	code_that_means_something_else(foo);
              quote: A word.
          silent:
            - name: what must not be found (it still is)
              patch: |
                --- a/drivers/foo/foo.c
                +++ b/drivers/foo/foo.c
                @@ static int foo_probe(struct foo *foo)
                +	/* The wrong word. */
                +	code_that_means_something_else(foo);

        """;

    public static Command Create()
    {
        var id = new Argument<string>(
            "ID")
        { Description = "The new rule: a family and a name, such as livepatch/cumulative-vs-replace." };
        var folder = new Option<string>("--rules")
        {
            HelpName = "DIR",
            Description = "Write it below this folder. Default: rules.",
            DefaultValueFactory = _ => "rules",
        };
        var command = new DescribedCommand("new", "Write a rule file to fill in.")
        {
            Examples =
            [
                ("reviewbot rules new --rules ours style/wording", "a rule of our own"),
                ("reviewbot rules test --rules ours", "what it still lacks"),
            ],
        };
        command.Add(id);
        command.Add(folder);
        command.SetAction(parsed => Write(parsed.GetRequiredValue(id), parsed.GetRequiredValue(folder)));
        return command;
    }

    /// <summary>docs/rule.schema.json of the source, by which an editor completes the file.</summary>
    private static string Schema()
    {
        using var reader = new StreamReader(
            typeof(RulesNewCommand).Assembly.GetManifestResourceStream("rule.schema.json")!);
        return reader.ReadToEnd();
    }

    private static int Write(string id, string folder)
    {
        var path = $"{folder}/{id}.yaml";
        if (RuleFile.Refuse(id) is { } problem)
            throw new UsageException($"reviewbot: {problem}");

        if (RuleFolder.Exists(path))
            throw new UsageException($"{path}: exists already");

        var schema = $"{folder}/rule.schema.json";
        RuleFolder.Create(path);
        if (!RuleFolder.Exists(schema))
            Output.Write(Schema(), schema);

        Output.Write(Template.Replace("{id}", id, StringComparison.Ordinal), path);
        Output.Write($"{path} is written; 'reviewbot rules test --rules {folder}' says what it still lacks.\n");
        return ExitCode.Clean;
    }
}
