using System.Text.Json;

namespace ReviewBot.Cli.Tests;

/// <summary>What a tree, whoever runs us, and a log may say about findings.</summary>
public sealed class ConfigurationTests
{
    private const string Rule = "unrelated/label-rename";

    [Theory]
    [InlineData("fail-on: never", 0)]
    [InlineData("fail-on: error", 0)]
    [InlineData($"disable: [{Rule}]", 0)]
    [InlineData("disable: ['unrelated/*']", 0)]
    [InlineData("exclude: ['*.c']", 0)]
    [InlineData("exclude: ['drivers/**']", 1)]
    [InlineData($"severity: {{ {Rule}: note }}", 0)]
    [InlineData($"severity: {{ {Rule}: error }}\nfail-on: error", 1)]
    [InlineData("# nothing\n\n", 1)]
    public void The_tree_tunes(string yaml, int exit)
    {
        using var branch = new Branch().On("topic").WithRider();
        branch.Box.Write(".reviewbot.yaml", yaml);

        Assert.Equal(exit, branch.Gate().ExitCode);
    }

    [Fact]
    public void What_is_excluded_is_silenced_and_shown()
    {
        using var branch = new Branch().On("topic").WithRider();
        branch.Box.Write(".reviewbot.yaml", "exclude: ['*.c']\n");

        Assert.Equal("the configuration excludes the file", SilencedBy(branch.Gate("--format", "json")));
        Assert.Contains("1 silenced", branch.Gate().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_repository_and_mails_are_read_by_the_committed_file()
    {
        using var branch = new Branch();
        branch.Box.Commit((".reviewbot.yaml", "fail-on: never\n"));
        branch.On("topic").WithRider();
        branch.Box.Write("series.mbox", branch.Box.Git("format-patch", "--stdout", "main"));
        branch.Box.Git("clone", "-q", "--bare", ".", "bare.git");

        Assert.Equal(0, Branch.In(branch.Box["bare.git"], "main..topic").ExitCode);
        Assert.Equal(0, Cli.Run(Form.Managed, branch.Box.Folder, ["review", "series.mbox"]).ExitCode);
        Assert.Equal(1, branch.Gate("--fail-on", "warning").ExitCode);
    }

    [Theory]
    [InlineData("disable: [nosuch/rule]", ".reviewbot.yaml:1: no rule 'nosuch/rule'")]
    [InlineData("\nfailon: error", ".reviewbot.yaml:2: unknown key 'failon'")]
    [InlineData("fail-on: sometimes", ".reviewbot.yaml:1: 'fail-on' is one of error, warning, note, never, not 'sometimes'")]
    [InlineData("severity:\n  unrelated/whitespace: high", ".reviewbot.yaml:2: 'unrelated/whitespace' is one of note, warning, error, not 'high'")]
    [InlineData("options:\n  unrelated/whitespace:\n    nosuch: 1", ".reviewbot.yaml:3: unrelated/whitespace has no option 'nosuch'")]
    [InlineData("exclude: ['../x']", ".reviewbot.yaml:1: glob '../x' is not a path within a tree")]
    [InlineData("require: [unrelated/whitespace]", ".reviewbot.yaml:1: 'require' has no place in a tree, only in a file of --config")]
    [InlineData("- x", ".reviewbot.yaml:1: the file is not one mapping of keys")]
    [InlineData("rules: ../more", ".reviewbot.yaml:1: unknown key 'rules'")]
    public void A_slip_is_named_with_its_line(string yaml, string problem)
    {
        using var branch = new Branch().On("topic").Clean();
        branch.Box.Write(".reviewbot.yaml", yaml);

        branch.Gate().Refused(problem);
    }

    [Theory]
    [InlineData($"disable: [{Rule}]", 2)]
    [InlineData($"severity: {{ {Rule}: note }}", 2)]
    [InlineData("exclude: ['**']", 1)]
    [InlineData("fail-on: never", 1)]
    [InlineData("disable: ['damage/*']", 1)]
    public void The_tree_cannot_relax_what_is_required(string yaml, int exit)
    {
        using var branch = new Branch().On("topic").WithRider();
        branch.Box.Write(".reviewbot.yaml", yaml);
        branch.Box.Write("policy.yaml", $"require: ['unrelated/*']\nfail-on: warning\n");

        Assert.Equal(exit, branch.Gate("--config", "policy.yaml").ExitCode);
    }

    [Fact]
    public void A_baseline_keeps_what_is_known_quiet()
    {
        using var branch = new Branch().On("topic").WithRider();
        var written = Cli.Run(Form.Managed, branch.Box.Folder, ["baseline", "main.."]).Succeeded();

        Assert.Equal("1 finding in .reviewbot-baseline\n", written);
        Assert.Equal("known already, see .reviewbot-baseline", SilencedBy(branch.Gate("--baseline", ".reviewbot-baseline", "--format", "json")));
        Assert.Equal(0, branch.Gate("--baseline", ".reviewbot-baseline").ExitCode);

        branch.Box.Write("bad", "# list\nzzz what\n");
        branch.Gate("--baseline", "bad").Refused("bad:2: 'zzz' is no fingerprint of 16 hex digits");
        branch.Gate("--baseline", "none").Refused("none: no such file or directory");
    }

    [Theory]
    [InlineData($"Review-accepted: {Rule} the name is what the rest of the file uses\n", 0)]
    [InlineData("Review-accepted: unrelated/* all of it\n", 0)]
    [InlineData($"Review-accepted: {Rule}\n", 1)]
    [InlineData("Review-accepted: damage/whitespace not this one\n", 1)]
    public void A_trailer_accepts_a_finding_with_a_reason(string trailer, int exit)
    {
        using var branch = new Branch().On("topic").WithRider(trailer);
        var run = branch.Gate();

        Assert.Equal(exit, run.ExitCode);
        if (exit == 0)
            Assert.Contains($"[{Rule}] accepted in the log: {trailer.Split(' ', 3)[2].Trim()}\n", run.Output, StringComparison.Ordinal);
    }

    private static string? SilencedBy(CliRun run) => JsonDocument.Parse(run.Output).RootElement
        .GetProperty("series")[0].GetProperty("patches")[0].GetProperty("findings")[0].GetProperty("silencedBy").GetString();
}
