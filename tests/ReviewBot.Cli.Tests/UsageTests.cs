namespace ReviewBot.Cli.Tests;

public sealed class UsageTests
{
    [Theory, ClassData<BothForms>]
    public void The_version_is_one_line(Form form)
    {
        using var folder = new TestFolder();
        Assert.Matches(@"^reviewbot \d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?\n$", Cli.Run(form, folder, ["--version"]).Succeeded());
    }

    [Theory, ClassData<BothForms>]
    public void Help_shows_how_a_command_is_used(Form form)
    {
        using var folder = new TestFolder();
        var help = Cli.Run(form, folder, ["review", "--help"]).Succeeded();

        Assert.Contains("reviewbot review PATH… [options]", help, StringComparison.Ordinal);
        Assert.Contains("git format-patch --stdout origin/master | reviewbot review -", help, StringComparison.Ordinal);
        Assert.All(help.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Theory, ClassData<BothForms>]
    public void A_command_line_without_a_command_shows_the_commands(Form form)
    {
        using var folder = new TestFolder();
        var run = Cli.Run(form, folder, []);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(
            "Exit codes: 0 nothing found, 1 findings, 2 bad usage or input, 3 a bug of ours.",
            run.Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules lst", "unknown command 'lst', did you mean 'list'?; see 'reviewbot rules --help'")]
    [InlineData("rules list all", "unexpected 'all'; see 'reviewbot rules list --help'")]
    [InlineData("review", "required argument 'PATH' missing for command: 'review'; see 'reviewbot review --help'")]
    [InlineData("review x --tre y", "unknown option '--tre', did you mean '--tree'?; see 'reviewbot review --help'")]
    [InlineData("review x --tree", "required argument missing for option: '--tree'; see 'reviewbot review --help'")]
    [InlineData("review x --jobs 0", "--jobs takes a number from 1; see 'reviewbot review --help'")]
    [InlineData("review x --jobs few", "--jobs takes a number from 1; see 'reviewbot review --help'")]
    [InlineData("review x --fail-on bad", "argument 'bad' not recognized. Must be one of: 'error' 'warning' 'note' 'never'; see 'reviewbot review --help'")]
    [InlineData("review x --enable no/rule", "no rule 'no/rule'; see 'reviewbot rules list'")]
    [InlineData("rules explain no/rule", "no rule 'no/rule'; see 'reviewbot rules list'")]
    public void A_slip_on_the_command_line_is_one_line(string line, string problem)
    {
        using var folder = new TestFolder();
        Cli.Run(Form.Managed, folder, line.Split(' ')).Refused($"reviewbot: {problem}");
    }
}
