using System.Text;

namespace ReviewBot.Cli.Tests;

/// <summary>Archives as public-inbox keeps them.</summary>
public sealed class ArchiveTests
{
    private const string Spam = "From: x@example.org\nMessage-ID: <spam@example.org>\nSubject: [PATCH] buy\n\n--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+buy\n";

    [Theory, ClassData<BothForms>]
    public void A_commit_is_a_mail_and_deleted_mails_are_gone(Form form)
    {
        using var folder = new TestFolder();
        Archive(folder, "list.git", ("m", Mails.Patch), ("m", Spam), ("d", Spam), ("m", Mails.Reply));
        Assert.EndsWith(
            "\n2 mails: 1 patch and 0 cover letters in 1 series, 1 other\n", Cli.Run(
                form, folder, ["series", "list.git"])
                .Succeeded(), StringComparison.Ordinal);
        Assert.EndsWith(
            "in 1 patch of 1 series\n", Cli.Run(form, folder, ["rules", "test", "list.git"])
                .Succeeded(), StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void A_mail_that_came_again_after_it_was_deleted_is_there(Form form)
    {
        using var folder = new TestFolder();
        Archive(folder, "list.git", ("m", Mails.Patch), ("d", Mails.Patch), ("m", Mails.Patch));
        Assert.EndsWith(
            "\n1 mail: 1 patch and 0 cover letters in 1 series, 0 others\n", Cli.Run(
                form, folder, ["series", "list.git"])
                .Succeeded(), StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void Epochs_are_one_archive(Form form)
    {
        using var folder = new TestFolder();
        Archive(folder, "list/git/0.git", ("m", Mails.Patch), ("m", Spam));
        Archive(folder, "list/git/1.git", ("m", Mails.Reply), ("d", Spam));
        foreach (var path in new[] { "list", "list/git" })
            Assert.EndsWith(
                "\n2 mails: 1 patch and 0 cover letters in 1 series, 1 other\n", Cli.Run(form, folder, ["series", path])
                    .Succeeded(), StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void The_first_version_of_public_inbox_is_a_tree_of_files(Form form)
    {
        using var folder = new TestFolder();
        Archive(
            folder, "list.git", (
                "01/" + new string(
                    'a',
                    38), Mails.Patch), ("01/" + new string('b', 38), Mails.Reply), ("fe/" + new string('c', 38), Spam));
        Assert.EndsWith(
            "\n3 mails: 2 patches and 0 cover letters in 2 series, 1 other\n", Cli.Run(
                form, folder, ["series", "list.git"])
                .Succeeded(), StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void The_same_mails_give_the_same_review_from_an_archive_and_from_an_mbox(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("list.mbox", Mails.Mbox(Mails.Patch, Mails.Reply, Spam));
        Archive(folder, "list.git", ("m", Mails.Patch), ("m", Mails.Reply), ("m", Spam));
        Assert.Equal(
            Cli.Run(form, folder, ["review", "list.mbox", "--format", "json", "--preview"]).Succeeded(),
            Cli.Run(form, folder, ["review", "list.git", "--format", "json", "--preview"]).Succeeded());
    }

    [Theory, ClassData<BothForms>]
    public void A_repository_that_is_no_archive_is_one_line(Form form)
    {
        using var folder = new TestFolder();
        Archive(folder, "linux.git", ("Makefile", "all:\n"));
        Cli.Run(form, folder, ["series", "linux.git"])
            .Refused("linux.git: a git repository, but no public-inbox archive: there is no mail in its last commit");
    }

    [Theory, ClassData<BothForms>]
    public void Mails_in_the_work_tree_of_a_repository_are_files(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("work/a.eml", Mails.Patch);
        Cli.Run("git", folder, ["init", "--quiet", "work"]).Succeeded();
        Assert.EndsWith(
            "\n1 mail: 1 patch and 0 cover letters in 1 series, 0 others\n", Cli.Run(form, folder, ["series", "work"])
                .Succeeded(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("series list.git --since 2025-01-06 --until 2025-01-06", "\n2 mails: 1 patch and 0 cover letters in 1 series, 1 other\n")]
    [InlineData("series list.git --since 2025-01-06T10:30Z", "\n2 mails: 0 patches and 0 cover letters in 0 series, 1 other, 1 left out\n")]
    [InlineData("series list.git --until 2025-01-06T10:30Z", "\n2 mails: 1 patch and 0 cover letters in 1 series, 0 others, 1 left out\n")]
    [InlineData("series list.git --since 2026-01-06", "2 mails: 0 patches and 0 cover letters in 0 series, 0 others, 2 left out\n")]
    [InlineData("series list.git --message-id <20250106.2@example.org>", "\n2 mails: 1 patch and 0 cover letters in 1 series, 1 other\n")]
    [InlineData("rules test list.git --message-id 20250106.2@example.org", "\nin 1 patch of 1 series\n")]
    [InlineData("review list.git --fail-on never --since 2025-01-06", "\n1 series, 1 patch: no findings\n")]
    public void Part_of_an_archive_can_be_asked_for(string line, string end)
    {
        using var folder = new TestFolder();
        Archive(folder, "list.git", ("m", Mails.Patch), ("m", Mails.Reply));
        Assert.EndsWith(end, Cli.Run(Form.Managed, folder, line.Split(' ')).Succeeded(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("series list.git --since yesterday", "reviewbot: --since takes a date such as 2026-01-31, or 2026-01-31T12:00Z; see 'reviewbot series --help'")]
    [InlineData("review list.git --until 2026-02-30", "reviewbot: --until takes a date such as 2026-01-31, or 2026-01-31T12:00Z; see 'reviewbot review --help'")]
    [InlineData("review list.git --message-id no@example.org", "list.git: no mail <no@example.org>, and none of its thread, in 2 mails")]
    [InlineData("review list.git --since 2030-01-01", "list.git: no patch in 0 mails, 2 were left out")]
    public void What_is_not_there_to_be_asked_for_is_one_line(string line, string problem)
    {
        using var folder = new TestFolder();
        Archive(folder, "list.git", ("m", Mails.Patch), ("m", Mails.Reply));
        Cli.Run(Form.Managed, folder, line.Split(' ')).Refused(problem);
    }

    [Theory, ClassData<BothForms>]
    public void An_object_that_is_missing_is_one_line(Form form)
    {
        using var folder = new TestFolder();
        Archive(folder, "list.git", ("m", Mails.Patch), ("m", Mails.Reply));
        var id = Cli.Run("git", folder, ["--git-dir=list.git", "rev-parse", "master~1:m"]).Succeeded().Trim();
        File.Delete(Path.Join(folder.Path, "list.git/objects", id[..2], id[2..]));

        var run = Cli.Run(form, folder, ["series", "list.git"]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("list.git: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    [Theory, ClassData<BothForms>]
    public void An_archive_is_not_read_further_back_than_what_is_asked_for(Form form)
    {
        using var folder = new TestFolder();
        Archive(folder, "list.git", [.. Enumerable.Repeat(("m", Spam), 300)]);
        var all = Cli.Run(form, folder, ["series", "list.git", "--since", "2023-12-01"]).Succeeded();
        var none = Cli.Run(form, folder, ["series", "list.git", "--since", "2026-01-01"]).Succeeded();

        Assert.StartsWith("300 mails: ", all, StringComparison.Ordinal);
        Assert.Matches("^(99|100) mails: ", none);
    }

    /// <summary>
    /// A repository with a commit for each file; one that is called <c>m</c> or <c>d</c> is the only one in its commit.
    /// </summary>
    private static void Archive(TestFolder folder, string name, params (string File, string Text)[] commits)
    {
        Cli.Run("git", folder, ["init", "--quiet", "--bare", "-b", "master", name]).Succeeded();
        var stream = new StringBuilder();
        foreach (var (index, (file, text)) in commits.Index())
        {
            stream.Append(
                $"commit refs/heads/master\ncommitter A <a@example.org> {1_700_000_000 + index} +0000\ndata 0\n");
            stream.Append(file.Length == 1 ? "deleteall\n" : "")
                .Append($"M 100644 inline {file}\ndata {Encoding.UTF8.GetByteCount(text)}\n{text}\n");
        }

        Cli.Run(
            "git",
            folder,
            [$"--git-dir={name}", "-c", "fastimport.unpackLimit=100", "fast-import", "--quiet"],
            Encoding.UTF8.GetBytes(stream.ToString()))
            .Succeeded();
    }
}
