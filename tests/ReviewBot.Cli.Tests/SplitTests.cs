namespace ReviewBot.Cli.Tests;

public sealed class SplitTests
{
    [Theory, ClassData<BothForms>]
    public void A_series_in_more_patches_ends_in_the_tree_of_the_whole(Form form)
    {
        using var folder = SampleTests.Copy();
        Assert.Equal(
            "4 patches in split\n", Cli.Run(
                form, folder, ["split", "series.mbox", "--tree", "tree", "--output", "split"])
                .Succeeded());

        Assert.Equal(["0001.patch", "0002.patch", "0003.patch", "0004.patch"], Names(folder, "split"));
        Assert.Contains(
            "Subject: [PATCH 2/4] livepatch: ledger: form only\n", folder.Read(
                "split/0002.patch"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "unlock", folder.Read("split/0003.patch").Split("\n---\n")[1].Split('\n').Where(line => line is ['+', ..]));
        Assert.DoesNotContain(
            "[unrelated/", Cli.Run(form, folder, ["review", "split", "--tree", "tree", "--fail-on", "never"])
                .Succeeded(), StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void A_folder_that_holds_something_is_left_alone(Form form)
    {
        using var folder = SampleTests.Copy();
        folder.Write("split/mine", "mine");
        Cli.Run(form, folder, ["split", "series.mbox", "--output", "split"]).Refused("split: not empty");
        Assert.Equal(["mine"], Names(folder, "split"));
    }

    [Theory, ClassData<BothForms>]
    public void A_fixup_takes_out_the_riders_alone(Form form)
    {
        using var folder = SampleTests.Copy();
        Assert.Equal(
            "1 patch in fixups\n", Cli.Run(form, folder, ["split", "series.mbox", "--fixup", "--output", "fixups"])
                .Succeeded());

        var fixup = folder.Read("fixups/0001.patch");
        Assert.Contains(
            "Subject: [PATCH] fixup! livepatch: ledger: let livepatches of several owners coexist\n",
            fixup,
            StringComparison.Ordinal);
        Assert.Contains("\n-unlock:\n+err:\n", fixup, StringComparison.Ordinal);
        Assert.DoesNotContain("patch->replace", fixup.Split('\n').Where(line => line is ['+' or '-', ..]));
    }

    private static IEnumerable<string> Names(TestFolder folder, string name) =>
        Directory.EnumerateFileSystemEntries(Path.Join(folder.Path, name))
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);
}
