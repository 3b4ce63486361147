namespace ReviewBot.Cli.Tests;

public sealed class RulesTests
{
    [Theory, ClassData<BothForms>]
    public void The_examples_of_all_rules_hold(Form form)
    {
        using var folder = new TestFolder();
        Assert.Matches(
            @"^\d+ examples of \d+ rules: as written\n$", Cli.Run(form, folder, ["rules", "test"]).Succeeded());
    }

    [Theory, ClassData<BothForms>]
    public void The_catalogue_document_is_the_one_in_the_source(Form form)
    {
        using var folder = new TestFolder();
        var document = Cli.Run(form, folder, ["rules", "doc"]).Succeeded();

        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "ReviewBot.sln")))
            root = Path.GetDirectoryName(root)!;

        Assert.Equal(File.ReadAllText(Path.Combine(root, "rules/README.md")), document);
    }

    [Theory, ClassData<BothForms>]
    public void A_rule_is_explained_with_its_words_and_examples(Form form)
    {
        using var folder = new TestFolder();
        var text = Cli.Run(form, folder, ["rules", "explain", "livepatch/cumulative-vs-replace"]).Succeeded();

        Assert.StartsWith("livepatch/cumulative-vs-replace (note, ", text, StringComparison.Ordinal);
        Assert.Contains("\nIt says:\n\n    ", text, StringComparison.Ordinal);
        Assert.Contains("\nIt fires on ", text, StringComparison.Ordinal);
        Assert.Contains("\nIt is silent on ", text, StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void A_new_rule_waits_to_be_filled_in(Form form)
    {
        using var folder = new TestFolder();
        Cli.Run(form, folder, ["rules", "new", "style/wording", "--rules", "ours"]).Succeeded();

        Assert.Contains(
            "\nstyle/wording ", Cli.Run(form, folder, ["rules", "list", "--rules", "ours"])
                .Succeeded(), StringComparison.Ordinal);
        var run = Cli.Run(form, folder, ["rules", "test", "--rules", "ours"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "what must be found (it is not yet): missing: nothing is said about 'A word.'\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("what must not be found (it still is): noisy: ", run.Output, StringComparison.Ordinal);

        Cli.Run(form, folder, ["rules", "new", "style/wording", "--rules", "ours"])
            .Refused("ours/style/wording.yaml: exists already");
        Cli.Run(form, folder, ["rules", "new", "../wording"])
            .Refused("reviewbot: id '../wording' is not of the form family/name, in small letters");
    }

    [Theory, ClassData<BothForms>]
    public void A_corpus_run_shows_what_changed_since_last_time(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("a.eml", Mails.Damaged);

        var first = Cli.Run(form, folder, ["rules", "test", "a.eml", "--baseline", "last.txt"]).Succeeded();
        Assert.Contains("\n+ damage/whitespace\t20250106.1@example.org\t", first, StringComparison.Ordinal);
        Assert.EndsWith("in 1 patch of 1 series\n0 changes since last.txt\n",
            Cli.Run(form, folder, ["rules", "test", "a.eml", "--baseline", "last.txt"])
                .Succeeded(), StringComparison.Ordinal);

        folder.Write("last.txt", folder.Read("last.txt") + "gone/rule\t-\t0\tfoo.c\t+int\n");
        Assert.EndsWith("- gone/rule\t-\t0\tfoo.c\t+int\n1 change since last.txt\n",
            Cli.Run(form, folder, ["rules", "test", "a.eml", "--baseline", "last.txt"])
                .Succeeded(), StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void A_tree_is_read_as_if_every_line_were_new(Form form)
    {
        using var folder = new TestFolder();
        folder.Write(
            "tree/drivers/foo.c",
            "int f(void)\n{\n\tvoid *p = memdup_user(a, 4);\n\n\tif (!p)\n\t\treturn -ENOMEM;\n\treturn 0;\n}\n");
        folder.Write("tree/README", "no C\n");

        var output = Cli.Run(form, folder, ["rules", "test", "--whole-tree", "--tree", "tree", "api/*", "--jobs", "2"]).Succeeded();
        Assert.StartsWith("drivers/foo.c:5: api/memdup-user-err-ptr: memdup_user() reports ", output, StringComparison.Ordinal);
        Assert.Matches(@"\napi/memdup-user-err-ptr +1 +1\n", output);
        Assert.EndsWith("in 1 file\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("unrelated/", output, StringComparison.Ordinal);
        Cli.Run(form, folder, ["rules", "test", "--whole-tree", "--tree", "tree", "api/none"])
            .Refused("reviewbot: no rule 'api/none'; see 'reviewbot rules list'");
    }
}
