namespace ReviewBot.Cli.Tests;

public sealed class ManTests
{
    [Fact]
    public void The_page_names_every_command_and_groff_reads_it()
    {
        using var folder = new TestFolder();
        var page = Cli.Run(Form.Managed, folder, ["man"]).Succeeded();
        foreach (var command in new[] { "review ", "gate ", "baseline ", "hook install ", "rules explain ", "completion " })
            Assert.Contains($".SS reviewbot {command}", page, StringComparison.Ordinal);

        Assert.Contains("\\-\\-fail\\-on LEVEL", page, StringComparison.Ordinal);
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(path => File.Exists(Path.Combine(path, "groff"))),
            "groff is not installed");
        folder.Write("reviewbot.1", page);
        var shown = Cli.Run("groff", folder, ["-man", "-Tutf8", "-ww", "-z", "reviewbot.1"]);
        Assert.Equal(("", 0), (shown.Error, shown.ExitCode));
    }
}
