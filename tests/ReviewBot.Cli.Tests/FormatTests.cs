namespace ReviewBot.Cli.Tests;

/// <summary>Several formats at once, and where they go.</summary>
public sealed class FormatTests
{
    [Fact]
    public void Formats_with_a_file_go_there_and_the_others_to_standard_output()
    {
        using var branch = new Branch().On("topic").WithRider();
        var run = branch.Gate("--format", "sarif=out.sarif", "--format", "text", "--format", "github");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is only renamed", run.Output, StringComparison.Ordinal);
        Assert.Contains("::warning file=foo.c,line=", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"version\": \"2.1.0\"", File.ReadAllText(branch.Box["out.sarif"]), StringComparison.Ordinal);
        Assert.Equal("", branch.Gate("--format", "json=out.json").Output);
    }

    [Theory]
    [InlineData("reviewbot: there is no format 'xml', but text, json, mbox, sarif, github, gitlab, junit, checkstyle, markdown, html, patchwork, baseline; see 'reviewbot gate --help'", "--format", "xml=x")]
    [InlineData("reviewbot: --output takes one format; give each its file with --format NAME=FILE", "--format", "text", "--format", "json", "-o", "x")]
    [InlineData("nowhere/x: cannot be written: no such file or directory", "--format", "json=nowhere/x")]
    public void A_slip_is_named(string problem, params string[] arguments)
    {
        using var branch = new Branch().On("topic").Clean();
        branch.Gate(arguments).Refused(problem);
    }
}
