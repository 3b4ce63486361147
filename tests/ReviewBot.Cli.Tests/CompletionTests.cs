namespace ReviewBot.Cli.Tests;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("ru", "rules")]
    [InlineData("rules e", "explain")]
    [InlineData("rules explain unrelated/w", "unrelated/whitespace")]
    [InlineData("review --tr", "--tree")]
    [InlineData("review x.mbox --fail-on n", "never note")]
    [InlineData("review --rules rules --no", "--no-color")]
    [InlineData("review --format ma", "markdown")]
    [InlineData("gate --format sarif=out.sarif --format j", "json junit")]
    [InlineData("completion ", "bash fish zsh")]
    public void Bash_completes_words(string line, string completions)
    {
        using var folder = new TestFolder();
        folder.Write("script", Cli.Run(Form.Managed, folder, ["completion", "bash"]).Succeeded());
        var words = string.Join(' ', line.Split(' ').Select(word => $"'{word}'"));
        var found = Shell(folder, "bash", $"""
            source ./script
            COMP_WORDS=(reviewbot {words})
            COMP_CWORD=$((${"{#COMP_WORDS[@]}"} - 1))
            _reviewbot
            printf '%s\n' "${"{COMPREPLY[@]}"}" | sort
            """);
        Assert.Equal(completions, string.Join(' ', found.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData("bash", "bash")]
    [InlineData("zsh", "bash")]
    [InlineData("zsh", "zsh")]
    [InlineData("fish", "fish")]
    public void The_script_is_one_that_the_shell_can_read(string script, string shell)
    {
        using var folder = new TestFolder();
        folder.Write("script", Cli.Run(Form.Managed, folder, ["completion", script]).Succeeded());
        Assert.Equal("", Shell(folder, shell, $"{shell} -n ./script"));
    }

    private static string Shell(TestFolder folder, string shell, string commands)
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(path => File.Exists(Path.Combine(path, shell))),
            $"{shell} is not installed");
        var run = Cli.Run(shell, folder, ["-c", commands]);
        return run.Output + run.Error;
    }
}
