namespace ReviewBot.Cli.Tests;

public sealed class ExitCodeTests
{
    [Theory, ClassData<BothForms>]
    public void Findings_at_or_above_the_level_are_a_failure(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("a.eml", Mails.Damaged);

        Assert.Equal(1, Review().ExitCode);
        Assert.Equal(1, Review("--fail-on", "note").ExitCode);
        Assert.Equal(0, Review("--fail-on", "error").ExitCode);
        Assert.Equal(0, Review("--fail-on", "never").ExitCode);
        Assert.Equal(0, Review("--disable", "damage/*").ExitCode);

        CliRun Review(params string[] more) =>
            Cli.Run(form, folder, ["review", "a.eml", "--enable", "damage/whitespace", .. more]);
    }

    [Theory, ClassData<BothForms>]
    public void A_review_goes_to_a_file_as_it_would_to_the_screen(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("a.eml", Mails.Damaged);

        var shown = Cli.Run(form, folder, ["review", "a.eml", "--preview"]);
        var written = Cli.Run(form, folder, ["review", "a.eml", "--preview", "--output", "review.txt"]);
        Assert.Contains("damage/whitespace", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', shown.Output);
        Assert.Equal(("", shown.Output, shown.ExitCode), (written.Output, folder.Read("review.txt"), written.ExitCode));
    }

    [Theory, ClassData<BothForms>]
    public void A_preview_rule_runs_only_when_asked_for(Form form)
    {
        using var folder = new TestFolder();
        Cli.Run(form, folder, ["rules", "new", "style/wording", "--rules", "ours"]).Succeeded();
        folder.Write("a.eml", Mails.Wording);

        string[] review = ["review", "a.eml", "--rules", "ours", "--fail-on", "note"];
        Assert.Equal(0, Cli.Run(form, folder, review).ExitCode);
        Assert.Equal(1, Cli.Run(form, folder, [.. review, "--preview"]).ExitCode);
        Assert.Equal(1, Cli.Run(form, folder, [.. review, "--enable", "style/*"]).ExitCode);
    }
}
