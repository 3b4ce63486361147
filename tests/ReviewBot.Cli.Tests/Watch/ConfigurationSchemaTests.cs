using NJsonSchema;
using ReviewBot.Cli.Settings;
using ReviewBot.Tests;
using YamlDotNet.Serialization;

namespace ReviewBot.Cli.Tests.Watch;

/// <summary>The schema by which editors complete <c>reviewbot.yaml</c> says what the program reads.</summary>
public sealed class ConfigurationSchemaTests
{
    // every key there is, each once
    private const string Everything =
        """
        state: state
        keep: 90d
        jobs: 4
        identity: { name: Bot, address: bot@example.org, reply-to: you@example.org, subaddresses: true }
        sources:
          a: { imap: { host: h, port: 993, security: tls, user: u, token: { env: T }, certificates: ca.pem, folder: lists } }
          b: { pop3: { host: h, security: none, every: 1m } }
          c: { nntp: { host: h, group: g, user: u, password: { file: p }, every: 5m } }
          d: { public-inbox: { path: p, remote: r, every: 5m, since: 2026-11-30 } }
          e: { maildir: { path: m, every: 10s } }
          f: { mbox: { path: m, every: 10s } }
        trees:
          t: { path: t.git, remote: r, every: 1h, upstreams: [main], prefixes: [net], known-as: [git.example.org/t] }
        lists:
          l:
            address: [l@example.org, m@example.org]
            mode: moderate
            audience: list
            trees: [t]
            severity: note
            skip: [RFC]
            grace: 1h
            embargo: 1h
            max-age: 7d
            mails: 2
            per-author: 3
            quiet: 22:00-07:00 UTC
          n: { address: n@example.org, trees: t, rules: rules.yaml }
        outbox:
          smtp: { host: h, port: 587, security: starttls, user: u, password: { credential: c } }
          per-hour: 4
        commands: { authserv-id: h, admins: you@example.org }
        monitor: { port: 9464 }

        """;

    [Fact]
    public async Task Every_key_is_in_the_schema()
    {
        Assert.Equal("state", Path.GetFileName(WatchFile.Read("reviewbot.yaml", Everything).State));
        Assert.Empty(await FaultsAsync(Everything));
    }

    [Theory]
    [InlineData("keep: 90d", "keep: soon")]
    [InlineData("jobs: 4", "jobs: 65")]
    [InlineData("since: 2026-11-30", "since: now")]
    [InlineData("subaddresses: true", "subaddresses: maybe")]
    [InlineData("mode: moderate", "mode: maybe")]
    [InlineData("folder: lists", "fodler: lists")]
    [InlineData("{ env: T }", "secret")]
    [InlineData("known-as:", "known:")]
    [InlineData("monitor: { port: 9464 }", "monitor: { port: 0 }")]
    [InlineData("  per-hour: 4", "  smpt: {}")]
    public async Task What_the_program_refuses_so_does_the_schema(string right, string wrong)
    {
        var text = Everything.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Everything, text);

        Assert.Throws<Rules.RuleException>(() => WatchFile.Read("reviewbot.yaml", text));
        Assert.NotEmpty(await FaultsAsync(text));
    }

    [Fact]
    public async Task Every_key_of_the_schema_is_one_of_the_program()
    {
        // what stands in the example above was read by the program; all else is another kind of source or sink
        var known = Everything.Split([' ', '{', '}', ',', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.EndsWith(':')).Select(word => word[..^1]).ToHashSet(StringComparer.Ordinal);
        known.UnionWith(ServerSinks);

        Assert.Subset(known, Keys(await SchemaAsync()).ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("docs/ci/vger.yaml")]
    [InlineData("src/ReviewBot.Cli/Settings/reviewbot.example.yaml")]
    public async Task The_examples_follow_it(string path)
    {
        var text = SourceTree.Read(path);

        Assert.NotEmpty(WatchFile.Read(path, text).Lists);
        Assert.Empty(await FaultsAsync(text));
    }

    private static readonly string[] ServerSinks = ["imap-drafts", "maildir", "mbox", "smtp"];

    private static IEnumerable<string> Keys(JsonSchema schema) => schema.ActualProperties
        .SelectMany(one => Keys(one.Value.ActualSchema).Prepend(one.Key))
        .Concat(schema.AdditionalPropertiesSchema is { } below ? Keys(below.ActualSchema) : [])
        .Distinct();

    private static async Task<JsonSchema> SchemaAsync() =>
        await JsonSchema.FromJsonAsync(SourceTree.Read("docs/reviewbot.schema.json"), TestContext.Current.CancellationToken);

    private static async Task<IEnumerable<string>> FaultsAsync(string yaml)
    {
        var value = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(yaml);
        var json = new SerializerBuilder().JsonCompatible().Build().Serialize(value!);
        return (await SchemaAsync()).Validate(json).Select(fault => fault.ToString());
    }
}
