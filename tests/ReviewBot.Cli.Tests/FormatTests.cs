namespace ReviewBot.Cli.Tests;

/// <summary>One review in several formats at once.</summary>
public sealed class FormatTests
{
    [Theory, ClassData<BothForms>]
    public void Several_formats_go_to_several_files_and_one_to_standard_output(Form form)
    {
        using var folder = SampleTests.Copy();
        var text = Cli.Run(form, folder, ["review", "series.mbox"]).Output;
        var run = Cli.Run(
            form, folder,
            ["review", "series.mbox", "--format", "sarif=out.sarif", "--format", "html=out.html", "--format", "text"]);

        Assert.Equal("", run.Error);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(text, run.Output);
        Assert.Contains("\"version\": \"2.1.0\"", folder.Read("out.sarif"), StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", folder.Read("out.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_alone_leave_standard_output_empty()
    {
        using var folder = SampleTests.Copy();

        Assert.Equal("", Cli.Run(Form.Managed, folder, ["review", "series.mbox", "--format", "text=a=b.txt"]).Output);
        Assert.Contains("6 findings", folder.Read("a=b.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void Output_names_the_file_of_a_single_format()
    {
        using var folder = SampleTests.Copy();

        Assert.Equal("", Cli.Run(Form.Managed, folder, ["review", "series.mbox", "--format", "junit", "-o", "x.xml"]).Output);
        Assert.StartsWith("<?xml", folder.Read("x.xml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--format srif", "no format 'srif'; there are text, json, mbox, sarif, github, gitlab, junit, checkstyle, markdown, html, patchwork, baseline")]
    [InlineData("--format sarif=", "--format sarif= names no file")]
    [InlineData("--format sarif=x --format json=x", "two formats would go to x")]
    [InlineData("--format text --format json", "only one format can go to standard output; name a file with --format NAME=FILE")]
    [InlineData("--format text --format json=-", "only one format can go to standard output; name a file with --format NAME=FILE")]
    [InlineData("--format text --format json=x --output y", "--output is for a single format; name the file of each with --format NAME=FILE")]
    [InlineData("--format json=x --output y", "--output is for a single format; name the file of each with --format NAME=FILE")]
    public void A_slip_is_one_line(string options, string problem)
    {
        using var folder = SampleTests.Copy();
        foreach (var command in (string[])["review series.mbox", "gate"])
        {
            Cli.Run(Form.Managed, folder, $"{command} {options}".Split(' '))
                .Refused($"reviewbot: {problem}; see 'reviewbot {command.Split(' ')[0]} --help'");
        }
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_one_line()
    {
        using var folder = SampleTests.Copy();
        Cli.Run(Form.Managed, folder, ["review", "series.mbox", "--format", "sarif=no/such/folder"])
            .Refused("no/such/folder: cannot be written: no such file or directory");
    }

    [Theory, ClassData<BothForms>]
    public void GitHub_gets_a_step_summary_behind_what_is_there(Form form)
    {
        using var folder = SampleTests.Copy();
        folder.Write("summary.md", "before\n");
        var run = Review(form, folder);

        Assert.StartsWith("::notice file=", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("before\n## livepatch: ledger: several owners v2\n", folder.Read("summary.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_that_GitHub_would_drop_is_one_line()
    {
        using var folder = SampleTests.Copy();
        folder.Write("summary.md", new string('x', (1024 * 1024) - 100) + "\n");
        Review(Form.Managed, folder);

        Assert.EndsWith("x\n1 series, 3 patches: 6 findings (5 warnings, 1 note)\n", folder.Read("summary.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_GitHub_there_is_no_step_summary()
    {
        using var folder = SampleTests.Copy();
        Cli.Run("sh", folder, ["-c", $"unset GITHUB_STEP_SUMMARY; {Cli.CommandOf(Form.Managed)} review series.mbox --format github"]);

        Assert.Equal(["series.mbox"], Directory.GetFiles(folder.Path, "s*").Select(Path.GetFileName));
    }

    [Fact]
    public void In_a_job_of_GitHub_no_line_of_a_mail_is_a_command()
    {
        using var folder = new TestFolder();
        folder.Write("tree/foo.c", "::error::foo\n[\n");
        folder.Write("1.eml", Mails.Patch.Replace("foo: set", "foo: ##[error] set", StringComparison.Ordinal)
            .Replace(" int foo(void)", " ::error::foo", StringComparison.Ordinal));

        var plain = Show("false");
        Assert.Contains("foo: ##[error] set", plain, StringComparison.Ordinal);
        Assert.Contains("     ::error::foo\n", plain, StringComparison.Ordinal);
        var shown = Show("true");
        Assert.Contains("foo: ## [error] set", shown, StringComparison.Ordinal);
        Assert.Contains("     : :error::foo\n", shown, StringComparison.Ordinal);

        string Show(string isJob) => Cli.Run(
            "sh", folder,
            ["-c", $"GITHUB_ACTIONS={isJob} {Cli.CommandOf(Form.Managed)} review 1.eml --tree tree --fail-on never"])
            .Succeeded();
    }

    private static CliRun Review(Form form, TestFolder folder) => Cli.Run(
        "sh", folder, ["-c", $"GITHUB_STEP_SUMMARY=summary.md {Cli.CommandOf(form)} review series.mbox --format github"]);
}
