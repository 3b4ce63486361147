namespace ReviewBot.Cli.Tests;

/// <summary>What a newcomer does first: the README's command, as it stands there.</summary>
public sealed class SampleTests
{
    private static readonly string Folder = Find();

    [Theory, ClassData<BothForms>]
    public void The_review_of_the_sample_is_the_one_the_README_shows(Form form)
    {
        using var folder = Copy();
        var run = Cli.Run(form, folder, ["review", "series.mbox", "--tree", "tree"]);

        Assert.Equal("", run.Error);
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, "review.txt")), run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    [Theory, ClassData<BothForms>]
    public void Without_a_tree_the_findings_are_the_same(Form form)
    {
        using var folder = Copy();
        var with = Cli.Run(
            form, folder, ["review", "series.mbox", "--tree", "tree", "--format", "mbox", "--fail-on", "never"])
            .Succeeded();
        var without = Cli.Run(form, folder, ["review", "series.mbox", "--format", "mbox", "--fail-on", "never"])
            .Succeeded();

        Assert.Equal(Tags(with), Tags(without));
        Assert.Equal(6, Tags(with).Count);
    }

    [Theory, ClassData<BothForms>]
    public void Severity_decides_the_exit_code(Form form)
    {
        using var folder = Copy();

        Assert.Equal(0, Cli.Run(form, folder, ["review", "series.mbox", "--fail-on", "error"]).ExitCode);
        Assert.Equal(1, Cli.Run(form, folder, ["review", "series.mbox", "--fail-on", "note"]).ExitCode);
        Assert.Equal(0, Cli.Run(form, folder, ["review", "series.mbox", "--disable", "unrelated/*", "--disable", "damage/*", "--disable", "kernel-doc/*", "--disable", "series/*"]).ExitCode);
    }

    private static List<string> Tags(string drafts) =>
        [.. drafts.Split('\n').Where(line => line.StartsWith('[') && line.Contains('/', StringComparison.Ordinal))];

    internal static TestFolder Copy()
    {
        var folder = new TestFolder();
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
            folder.Write(Path.GetRelativePath(Folder, file), File.ReadAllBytes(file));

        return folder;
    }

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "docs", "sample")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException(
                "the tests are not inside their source");

        return Path.Combine(folder, "docs", "sample");
    }
}
