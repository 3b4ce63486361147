using System.Text;

namespace ReviewBot.Cli.Tests;

public sealed class InputTests
{
    [Theory, ClassData<BothForms>]
    public void A_path_that_does_not_exist_is_one_line(Form form)
    {
        using var folder = new TestFolder();
        Cli.Run(form, folder, ["review", "no.mbox"]).Refused("no.mbox: no such file or directory");
    }

    [Theory, ClassData<BothForms>]
    public void An_empty_file_is_one_line(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("empty.mbox", "");
        Cli.Run(form, folder, ["review", "empty.mbox"]).Refused("empty.mbox: empty, no mail in it");
    }

    [Theory, ClassData<BothForms>]
    public void A_folder_without_mails_is_one_line(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("box/notes.txt", "nothing to see");
        Cli.Run(form, folder, ["review", "box"]).Refused("box: no mail in it (*.mbox, *.eml, *.patch or maildir)");
    }

    [Theory, ClassData<BothForms>]
    public void A_tree_that_is_none_is_one_line(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("a.eml", Mails.Patch);
        var run = Cli.Run(form, folder, ["review", "a.eml", "--tree", "linux"]);
        run.Refused("linux: no such folder");
    }

    [Theory, ClassData<BothForms>]
    public void A_base_that_does_not_exist_is_one_line(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("a.eml", Mails.Patch);
        folder.Write("linux/foo.c", "int foo(void)\n{\n}\n");
        var run = Cli.Run(form, folder, ["review", "a.eml", "--tree", "linux", "--base", "v9.9"]);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("linux: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("v9.9", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    [Theory, ClassData<BothForms>]
    public void A_folder_of_rules_that_is_none_is_one_line(Form form)
    {
        using var folder = new TestFolder();
        Cli.Run(form, folder, ["rules", "list", "--rules", "ours"]).Refused("ours: no such folder of rules");
    }

    [Theory, ClassData<BothForms>]
    public void A_slip_in_a_rule_is_named_with_its_line(Form form)
    {
        using var folder = new TestFolder();
        var path = folder.Write("ours/words/foo.yaml", "id: words/foo\ntitel: A word\n");
        Cli.Run(form, folder, ["rules", "list", "--rules", Path.GetFullPath("ours", folder.Path)])
            .Refused($"{path}:2: unknown key 'titel'");
    }

    [Theory, ClassData<BothForms>]
    public void Random_bytes_are_one_line(Form form)
    {
        using var folder = new TestFolder();
        var bytes = Enumerable.Range(0, 5000).Select(i => (byte)((i * 7919) ^ (i >> 3))).ToArray();
        folder.Write("noise.mbox", bytes);
        var run = Cli.Run(form, folder, ["review", "noise.mbox"]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("noise.mbox: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    [Theory, ClassData<BothForms>]
    public void A_mail_without_a_patch_says_why(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("reply.eml", Mails.Reply);
        Cli.Run(form, folder, ["review", "reply.eml"]).Refused("reply.eml: no patch in it: a reply");
    }

    [Theory, ClassData<BothForms>]
    public void Mails_without_a_patch_are_counted(Form form)
    {
        using var folder = new TestFolder();
        folder.Write(
            "replies.mbox", Mails.Mbox(Mails.Reply, Mails.Reply.Replace("0106.2", "0106.3", StringComparison.Ordinal)));
        Cli.Run(form, folder, ["review", "replies.mbox"]).Refused("replies.mbox: no patch in 2 mails");
    }

    [Theory, ClassData<BothForms>]
    public void A_mail_that_cannot_be_read_does_not_stop_the_others(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("mixed.mbox", Mails.Mbox("no header here\n", Mails.Patch));
        var run = Cli.Run(form, folder, ["rules", "test", "mixed.mbox"]);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("mixed.mbox:1: not a mail", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("in 1 patch of 1 series\n", run.Output, StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void Mails_come_from_an_mbox_a_maildir_a_folder_or_standard_input(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("a.eml", Mails.Patch);
        folder.Write("a.mbox", Mails.Mbox(Mails.Patch, Mails.Reply));
        folder.Write("folder/deep/a.patch", Mails.Patch);
        folder.Write("folder/README", "no mail");
        folder.Write("maildir/cur/1:2,S", Mails.Patch);
        folder.Write("maildir/new/2", Mails.Reply);
        folder.Write("maildir/tmp/3", "half a mail");

        foreach (var path in new[] { "a.eml", "a.mbox", "folder", "maildir", "-" })
        {
            var input = path == "-" ? Encoding.UTF8.GetBytes(Mails.Mbox(Mails.Patch)) : null;
            var output = Cli.Run(form, folder, ["rules", "test", path], input).Succeeded();
            Assert.EndsWith("in 1 patch of 1 series\n", output, StringComparison.Ordinal);
        }
    }

    [Theory, ClassData<BothForms>]
    public void The_same_mail_twice_is_one_patch(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("a.eml", Mails.Patch);
        folder.Write("a.mbox", Mails.Mbox(Mails.Patch));
        var output = Cli.Run(form, folder, ["rules", "test", "a.eml", "a.mbox", "--jobs", "2"]).Succeeded();
        Assert.EndsWith("in 1 patch of 1 series\n", output, StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void Output_that_cannot_be_written_is_one_line(Form form)
    {
        using var folder = new TestFolder();
        Cli.Run(form, folder, ["rules", "doc", "--output", "no/such/page.md"])
            .Refused("no/such/page.md: cannot be written: no such file or directory");
    }

    [Theory, ClassData<BothForms>]
    public void What_a_file_says_cannot_move_the_cursor_of_a_terminal(Form form)
    {
        using var folder = new TestFolder();
        Cli.Run(form, folder, ["review", "a\u001b[2Jb\nc"]).Refused("a?[2Jb?c: no such file or directory");
    }

    [Theory, ClassData<BothForms>]
    public void A_reader_that_goes_away_is_no_trouble(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("script", $"{Cli.CommandOf(form)} rules doc | head -n 1; echo ${{PIPESTATUS[0]}}");
        var run = Cli.Run("bash", folder, ["script"]);
        Assert.Equal(("# The rules\n0\n", ""), (run.Output, run.Error));
    }

    [Theory, ClassData<BothForms>]
    public void A_device_without_an_end_is_one_line(Form form)
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "there is no /dev/zero");
        using var folder = new TestFolder();
        Cli.Run(form, folder, ["review", "/dev/zero"]).Refused("/dev/zero: a mail of more than 32 MB is not read");
    }

    [Theory, ClassData<BothForms>]
    public void A_full_disk_is_one_line(Form form)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full");
        using var folder = new TestFolder();
        folder.Write("script", $"{Cli.CommandOf(form)} rules doc > /dev/full");
        Cli.Run("bash", folder, ["script"]).Refused("standard output: cannot be written: No space left on device");
    }

    [Theory, ClassData<BothForms>]
    public void A_repository_around_us_that_is_of_another_project_is_no_tree(Form form)
    {
        using var folder = new TestFolder();
        folder.Write("a.eml", Mails.Patch);
        Cli.Run("git", folder, ["init", "--quiet", "."]).Succeeded();
        Cli.Run(form, folder, ["rules", "test", "a.eml"]).Succeeded();
        Cli.Run(
            "git",
            folder,
            ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--allow-empty", "-m", "x"])
            .Succeeded();
        Cli.Run(form, folder, ["rules", "test", "a.eml"]).Succeeded();
    }
}
