using System.Text;
using ReviewBot.Cli.Tests.Git;

namespace ReviewBot.Cli.Tests;

/// <summary><c>reviewbot apply</c>, held against <c>git am</c> with the same committer.</summary>
public sealed class ApplyTests
{
    private const string Head = "Date: Mon, 6 Jan 2025 10:00:00 +0530\nMessage-ID: <1@example.org>\n";

    private const string Diff =
        "---\n foo.c | 1 +\n\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,2 +1,3 @@\n one\n+new\n two\n-- \n2.39.5\n\n";

    /// <summary>A mail by what is odd in it; one byte a char.</summary>
    public static TheoryData<string, string> Mails => new()
    {
        { "plain, with trailers", $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH v2] foo: add new\n\nWhy.\n\nSigned-off-by: A Dev <a@example.org>\nFixes: 123456789abc (\"foo\")\n{Diff}" },
        { "no log at all", $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH] foo: add new\n\n{Diff}" },
        { "an in-body From and Subject", $"From: Relay <r@example.org>\n{Head}Subject: [PATCH] x\n\nFrom: \"Dev, A\" <a@example.org>\nSubject: foo: other\nDate: Tue, 7 Jan 2025 10:00:00 -0800\n\nWhy.\n{Diff}" },
        { "a Latin-1 log", $"From: =?iso-8859-1?Q?J=FCrgen?= <a@example.org>\n{Head}Subject: =?iso-8859-1?Q?foo:_f=FCr_alle?=\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\nWarum? F\u00fcr J\u00fcrgen.\n{Diff}" },
        { "a log that says no charset", $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH] foo\n\nF\u00fcr J\u00fcrgen.\n{Diff}" },
        { "scissors, which git am leaves alone", $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH] foo\n\nHello list,\n\n-- >8 --\nSubject: bar\n\nWhy.\n{Diff}" },
        { "CRLF", $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH] foo: add\n new\n\nWhy.\n\nMore.\n{Diff}".Replace("\n", "\r\n", StringComparison.Ordinal) },
        { "blanks and blank lines", $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH]  foo:   add \tnew \n\n\n\nWhy.  \n\n\n\n\tMore.\t\n \n\n{Diff}" },
        { "brackets and a reply prefix behind them", $"From: A Dev <a@example.org>\n{Head}Subject: [list] [PATCH 1/1] re: [media] foo [1/2]: bar\n\nWhy.\n{Diff}" },
        { "a bracket in a bracket", $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH [v2] 1/1] foo\n\nWhy.\n{Diff}" },
        { "a nameless author", $"From: a@example.org\n{Head}Subject: [PATCH] foo\n\nWhy.\n{Diff}" },
        { "an author with too long a name", $"From: {new string('x', 61)} <a@example.org>\n{Head}Subject: [PATCH] foo\n\nWhy.\n{Diff}" },
        { "punctuation around a name", $"From: \"A Dev, Jr.\" <a@example.org>\n{Head}Subject: [PATCH] foo\n\nWhy.\n{Diff}" },
        { "a list in the From", $"From: A Dev via list <list@example.org>\nReply-To: a@example.org\n{Head}Subject: [PATCH] foo\n\nWhy.\n{Diff}" },
        { "no zone but a name", $"From: A Dev <a@example.org>\nDate: Mon, 6 Jan 2025 10:00:00 GMT\nSubject: [PATCH] foo\n\nWhy.\n{Diff}" },
        { "no date", $"From: A Dev <a@example.org>\nMessage-ID: <1@example.org>\nSubject: [PATCH] foo\n\nWhy.\n{Diff}" },
        { "quoted-printable", $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH] foo\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nF=C3=BCr =\nalle.\n{Diff}" },
    };

    [Theory]
    [MemberData(nameof(Mails))]
    public void The_commit_is_the_one_that_git_am_makes(string what, string mail)
    {
        using var box = Base();
        box.Write("mail", mail);

        var output = Apply(box, ["mail", "--branch", "ours"]).Succeeded();

        // a mail without a date is committed now by git, and then by us
        if (what == "no date")
        {
            Assert.Equal(box.Git("log", "-1", "--format=%ct", "ours"), box.Git("log", "-1", "--format=%at", "ours"));
            return;
        }

        box.Git("am", "-q", "mail");
        var (ours, theirs) = (box.Git("cat-file", "-p", "ours"), box.Git("cat-file", "-p", "HEAD"));
        Assert.Equal(theirs, ours);
        Assert.Equal(box.Git("rev-parse", "HEAD"), box.Git("rev-parse", "ours"));
        Assert.EndsWith(
            $"ours: 1 commit on {box.Git("rev-parse", "HEAD~1").Trim()}, base from branch\n",
            output,
            StringComparison.Ordinal);
        Assert.Equal("", box.Git("fsck", "--strict", "--no-dangling"));
    }

    [Fact]
    public void Scissors_are_heeded_when_asked_for_by_option_or_configuration()
    {
        using var box = Base();
        box.Write("mail", $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH] foo\n\nHello list,\n\n-- >8 --\nSubject: bar\n\nWhy.\n{Diff}");
        Apply(box, ["mail", "--branch", "asked", "--scissors"]).Succeeded();
        box.Git("config", "mailinfo.scissors", "true");
        Apply(box, ["mail", "--branch", "configured"]).Succeeded();
        box.Git("am", "-q", "mail");

        Assert.Equal(box.Git("rev-parse", "HEAD"), box.Git("rev-parse", "asked"));
        Assert.Equal(box.Git("rev-parse", "HEAD"), box.Git("rev-parse", "configured"));
    }

    [Fact]
    public void A_series_of_new_renamed_binary_and_deleted_files_becomes_its_commits_and_the_work_tree_stays()
    {
        using var box = Base();
        box.Git("checkout", "-q", "-b", "topic");
        box.Commit(("deep/er/new.c", "caf\u00e9\n"), ("blob", "\0\u0001\u0002\u00ff"));
        box.Git("mv", "foo.c", "deep/foo.c");
        box.Commit();
        box.Git("rm", "-q", "blob");
        box.Commit();
        File.WriteAllBytes(
            box["mbox"], Encoding.Latin1.GetBytes(box.Git("format-patch", "--stdout", "--binary", "main..topic")));
        box.Git("checkout", "-q", "main");
        box.Write("foo.c", "local change\n");
        var before = box.Git("status", "--porcelain");

        Apply(box, ["mbox", "--branch", "ours"]).Succeeded();

        Assert.Equal(
            box.Git("log", "--format=%T %an %ad %s", "topic"), box.Git("log", "--format=%T %an %ad %s", "ours"));
        Assert.Equal(before, box.Git("status", "--porcelain"));
        Assert.Equal("main", box.Git("symbolic-ref", "--short", "HEAD").Trim());
        Assert.StartsWith(
            "reviewbot apply: ", box.Git("log", "-1", "-g", "--format=%gs", "ours"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_branch_that_exists_is_moved_by_force_only_and_never_when_it_is_checked_out_somewhere()
    {
        using var box = Base();
        box.Write("mail", $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH] foo\n\nWhy.\n{Diff}");
        box.Git("branch", "ours");
        box.Git("worktree", "add", "-q", "-b", "linked", "linked");

        Apply(box, ["mail", "--branch", "ours"]).Refused(".: branch “ours” exists; --force moves it");
        Apply(box, ["mail", "--branch", "main", "--force"]).Refused(".: branch “main” is checked out");
        Apply(box, ["mail", "--branch", "linked", "--force"]).Refused(".: branch “linked” is checked out");
        Apply(box, ["mail", "--branch", "a..b"]).Refused(".: “a..b” cannot be the name of a branch");
        Assert.Equal(box.Git("rev-parse", "main"), box.Git("rev-parse", "ours"));

        Apply(box, ["mail", "--branch", "ours", "--force"]).Succeeded();
        Assert.Equal(box.Git("rev-parse", "main"), box.Git("rev-parse", "ours~1"));
    }

    [Fact]
    public void A_patch_that_does_not_apply_makes_no_branch_and_says_why()
    {
        using var box = new Sandbox().Commit(("foo.c", "other\n"));
        box.Write("mail", $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH] foo\n\nWhy.\n{Diff}");

        var run = Apply(box, ["mail", "--branch", "ours"]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("foo: does not apply: foo.c, hunk 1: ", run.Error, StringComparison.Ordinal);
        Assert.Equal("", box.Git("branch", "--list", "ours"));
    }

    [Fact]
    public void A_patch_that_is_in_the_tree_makes_no_commit()
    {
        using var box = new Sandbox().Commit(("foo.c", "one\nnew\ntwo\n"));
        box.Write("mail", $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH] foo\n\nWhy.\n{Diff}");

        var run = Apply(box, ["mail", "--branch", "ours"]);

        Assert.Equal(
            (1, "foo: every patch is in the tree already, so there is no branch to make\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void Of_several_series_one_must_be_named_and_of_revisions_the_last_is_taken()
    {
        using var box = Base();
        var mail = $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH] foo\n\nWhy.\n{Diff}";
        var next = mail.Replace("<1@", "<2@", StringComparison.Ordinal)
            .Replace("[PATCH]", "[PATCH v2]", StringComparison.Ordinal)
            .Replace("Why.", "Because.", StringComparison.Ordinal);
        box.Write("mails/1.eml", mail);
        box.Write("mails/2.eml", next);
        Apply(box, ["mails", "--branch", "ours"]).Succeeded();
        Assert.Equal("Because.", box.Git("log", "-1", "--format=%b", "ours").Trim());

        box.Write(
            "mails/3.eml", mail.Replace("<1@", "<3@", StringComparison.Ordinal)
                .Replace("foo\n\n", "bar\n\n", StringComparison.Ordinal));
        Apply(box, ["mails", "--branch", "b"])
            .Refused("reviewbot: these are 3 series; name one with --message-id, such as 3@example.org");
        Apply(box, ["mails", "--branch", "b", "--message-id", "<3@example.org>"]).Succeeded();
        Apply(box, ["mails", "--branch", "c", "--message-id", "4@example.org"])
            .Refused("reviewbot: no series has the Message-Id 4@example.org");
    }

    [Fact]
    public void A_series_with_a_hole_is_applied_as_far_as_it_is_there_and_the_hole_is_named()
    {
        using var box = Base();
        box.Write("mail", $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH 2/2] foo\n\nWhy.\n{Diff}");

        var run = Apply(box, ["mail", "--branch", "ours"]);

        Assert.Equal((0, "foo: patch 1 of 2 is not among the mails\n"), (run.ExitCode, run.Error));
        Assert.Equal("foo", box.Git("log", "-1", "--format=%s", "ours").Trim());
    }

    [Theory]
    [InlineData("ISO-8859-1")]
    [InlineData("windows-1252")]
    public void The_charset_that_the_configuration_asks_for_is_written(string charset)
    {
        using var box = Base();
        box.Git("config", "i18n.commitEncoding", charset);
        box.Write("mail", $"From: =?utf-8?Q?J=C3=BCrgen?= <a@example.org>\n{Head}Subject: [PATCH] foo\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nF\u00c3\u00bcr alle.\n{Diff}");

        Apply(box, ["mail", "--branch", "ours"]).Succeeded();

        box.Git("am", "-q", "mail");
        Assert.Equal(box.Git("rev-parse", "HEAD"), box.Git("rev-parse", "ours"));
        Assert.Contains("F\u00fcr", box.Git("cat-file", "-p", "ours"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_that_the_charset_lacks_and_a_charset_nobody_knows_are_one_line()
    {
        using var box = Base();
        box.Write("mail", $"From: A <a@example.org>\n{Head}Subject: [PATCH] foo\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n\u00e2\u0098\u0083\n{Diff}");
        box.Git("config", "i18n.commitEncoding", "ISO-8859-1");
        Apply(box, ["mail", "--branch", "ours"]).Refused(
            "reviewbot: i18n.commitEncoding asks for ISO-8859-1, which lacks a character of a log or a name");

        box.Git("config", "i18n.commitEncoding", "x-none");
        Apply(box, ["mail", "--branch", "ours"])
            .Refused(".: i18n.commitEncoding is “x-none”, a charset that nobody knows");
    }

    [Fact]
    public void A_patch_that_merges_makes_the_tree_of_git_am_3()
    {
        using var box = Base();
        box.Git("checkout", "-q", "-b", "theirs");
        var mail = box.Commit(("foo.c", "one\ntwo\nthree\n")).Git("format-patch", "--stdout", "-1");
        box.Git("checkout", "-q", "main");
        box.Commit(("foo.c", "1\none\ntwo\n"));
        box.Write("mail", mail);

        var output = Apply(box, ["mail", "--base", "main", "--branch", "ours"]).Succeeded();

        Assert.Contains(" commit (merged)\n", output, StringComparison.Ordinal);
        box.Git("am", "-q", "-3", "mail");
        Assert.Equal(box.Git("rev-parse", "HEAD^{tree}"), box.Git("rev-parse", "ours^{tree}"));
    }

    [Theory]
    [InlineData(Form.Managed)]
    [InlineData(Form.Native)]
    public void The_repository_around_the_folder_and_the_committer_of_the_home_are_found(Form form)
    {
        using var box = Base();
        box.Write(".gitconfig", "[user]\n\tname = Home Owner\n\temail = home@example.org\n");
        box.Write("sub/mail", $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH] foo\n\nWhy.\n{Diff}");

        const string Unset = "unset GIT_CONFIG_GLOBAL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL; HOME=$PWD; cd sub; ";
        Cli.Run("sh", box.Folder, ["-c", $"{Unset}{Cli.CommandOf(form)} apply mail --branch ours"]).Succeeded();

        Assert.Equal("Home Owner", box.Git("log", "-1", "--format=%cn", "ours").Trim());
    }

    [Fact]
    public void A_branch_cannot_begin_at_a_tree()
    {
        using var box = Base();
        box.Write("mail", $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH] foo\n\nWhy.\n{Diff}");

        Apply(box, ["mail", "--base", "HEAD^{tree}", "--branch", "ours"])
            .Refused($".: {box.Git("rev-parse", "HEAD^{tree}").Trim()} is a tree, and a branch begins at a commit");
    }

    [Fact]
    public void A_plain_folder_has_no_branches()
    {
        using var box = new Sandbox();
        box.Write("tree/foo.c", "one\ntwo\n");
        box.Write("mail", $"From: A Dev <a@example.org>\n{Head}Subject: [PATCH] foo\n\nWhy.\n{Diff}");

        Apply(box, ["mail", "--tree", "tree", "--branch", "ours"])
            .Refused("tree: there is no git repository to make a branch in");
    }

    private static Sandbox Base() => new Sandbox().Commit(("foo.c", "one\ntwo\n"));

    private static CliRun Apply(Sandbox box, string[] arguments) =>
        Cli.Run(Form.Managed, box.Folder, ["apply", .. arguments]);
}
