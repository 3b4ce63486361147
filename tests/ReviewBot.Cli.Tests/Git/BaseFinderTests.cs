using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Cli.Git;
using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Reviews;
using ReviewBot.Trees;

namespace ReviewBot.Cli.Tests.Git;

/// <summary>Where the search for a base ends, on small histories.</summary>
public sealed partial class BaseFinderTests
{
    [Fact]
    public void The_commit_that_base_commit_names_is_taken_full_or_abbreviated()
    {
        using var box = History();
        var commit = box.Git("rev-parse", "main~3").Trim();

        Assert.Equal((commit, "base-commit"), Find(box, Mail(box, "topic", $"base-commit: {commit}\n")));
        Assert.Equal((commit, "base-commit"), Find(box, Mail(box, "topic", $"base-commit: {commit[..12]}\n")));
    }

    [Fact]
    public void The_newest_commit_with_all_pre_image_blobs_is_taken_though_the_files_changed_since()
    {
        using var box = History();

        Assert.Equal((box.Git("rev-parse", "main~2").Trim(), "blobs"), Find(box, Mail(box, "topic")));
        Assert.Equal(
            (box.Git("rev-parse", "main~2").Trim(), "blobs"), Find(
                box, Mail(box, "topic", "base-commit: 0123456789\n")));
    }

    [Fact]
    public void A_new_file_must_not_be_there_yet()
    {
        using var box = new Sandbox().Commit(("a.c", "1\n2\n3\n"));
        box.Git("checkout", "-q", "-b", "topic");
        box.Commit(("a.c", "1\ntwo\n3\n"), ("d/new.c", "new\n"));
        box.Git("checkout", "-q", "main");
        box.Commit(("other.c", ""));
        box.Commit(("d/new.c", "somebody else's\n"));

        Assert.Equal((box.Git("rev-parse", "main~1").Trim(), "blobs"), Find(box, Mail(box, "topic")));
    }

    [Fact]
    public void Without_a_known_blob_the_first_branch_on_which_it_applies_is_taken_and_what_was_tried_is_said()
    {
        using var box = History();
        box.Git("update-ref", "refs/remotes/origin/master", "main~3");
        box.Git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/master");
        var mail = IndexLine.Replace(Mail(box, "topic"), "index 1234567..89abcde 100644");

        var found = Search(box, [mail]);
        Assert.Equal(("branch", "origin/master"), (found.From, found.Branch));
        Assert.Equal(
            ["1 of its 1 blobs are not in the repository, such as 1234567 of a.c", "it does not apply to main"],
            found.Tried);
    }

    [Fact]
    public void Where_it_applies_nowhere_the_commit_checked_out_is_the_base()
    {
        using var box = new Sandbox().Commit(("a.c", "other\n"));
        using var elsewhere = History();

        Assert.Equal((box.Git("rev-parse", "HEAD").Trim(), "branch"), Find(box, Mail(elsewhere, "topic")));
    }

    [Theory]
    [InlineData("prerequisite-message-id: <need@example.org>")]
    [InlineData("Depends-on: <need@example.org>")]
    [InlineData("prerequisite-change-id: 20250101-need:v1")]
    public void What_a_series_needs_is_applied_first(string line)
    {
        using var box = History();
        box.Git("checkout", "-q", "topic");
        box.Commit(("a.c", "1\ntwo\n3\n4\nfive\n"));
        box.Git("checkout", "-q", "main");
        var need = Mail(box, "topic~1", "change-id: 20250101-need\n")
            .Replace("<1@", "<need@", StringComparison.Ordinal);
        var mail = Mail(box, "topic", line + "\n")
            .Replace("<1@", "<2@", StringComparison.Ordinal)
            .Replace("commit\n", "next\n", StringComparison.Ordinal);

        using var history = GitHistory.Open(box.Folder);
        var series = Series([need, mail]);
        var wanted = series.Single(one => one.Names("2@example.org"));
        var found = new BaseFinder(series).Find(history, wanted);

        Assert.Equal("blobs", found.From);
        Assert.Equal(box.Git("rev-parse", "main~2").Trim(), found.Tree!.Id);
        var patch = Assert.Single(found.Apply(wanted).Patches);
        Assert.IsType<Outcome.Applied>(patch.Outcome);
        Assert.Equal("1\ntwo\n3\n4\nfive\n", patch.Files[0].New!.Fragments[0].Text);

        var alone = new BaseFinder([wanted]).Find(history, wanted);
        Assert.EndsWith("which the series needs, is not among the mails", alone.Tried[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://lore.kernel.org/r/need@example.org/")]
    [InlineData("https://lore.kernel.org/linux-foo/need%40example.org/T/#u")]
    [InlineData("(https://patch.msgid.link/need@example.org).")]
    public void A_series_that_the_cover_letter_links_to_is_applied_first_where_it_is_needed(string link)
    {
        using var box = Stacked(out var need);
        var mails = Covered(box, $"This is on top of {link}\n");

        var found = Search(box, [need, .. mails], "cover@example.org");

        Assert.Equal("need@example.org", Assert.Single(found.Needs).RootId);
    }

    [Fact]
    public void A_series_that_the_cover_letter_only_mentions_is_left_alone()
    {
        using var box = Stacked(out _);
        var other = Mail(box, "main", "").Replace("<1@", "<need@", StringComparison.Ordinal);
        box.Git("checkout", "-q", "-B", "main", "topic~1");

        var mails = Covered(box, "See https://lore.kernel.org/r/need@example.org/\n");
        Assert.Empty(Search(box, [other, .. mails], "cover@example.org").Needs);
    }

    [Fact]
    public void Single_patches_are_needed_by_their_patch_id()
    {
        using var box = Stacked(out var need);
        var cover = box.Git("format-patch", "--stdout", "--base=main~3", "-1", "topic");
        var id = PatchIdLine.Match(cover).Groups[1].Value;
        var unknown = new string('1', 40);
        var mail = Mail(box, "topic", $"prerequisite-patch-id: {id}\nprerequisite-patch-id: {unknown}\n")
            .Replace("<1@", "<2@", StringComparison.Ordinal)
            .Replace("commit\n", "next\n", StringComparison.Ordinal);

        var found = Search(box, [need, mail], "2@example.org");

        Assert.Equal("need@example.org", Assert.Single(found.Needs).RootId);
        Assert.Equal("blobs", found.From);
        Assert.Equal([$"1 patches that the series needs are not among the mails, such as {unknown}"], found.Tried);
    }

    [Fact]
    public void On_a_base_that_was_told_what_a_series_needs_is_applied_first_only_where_it_is_not_there_yet()
    {
        using var box = Stacked(out var need);
        var mail = Mail(box, "topic", "Depends-on: <need@example.org>\n").Replace("<1@", "<2@", StringComparison.Ordinal)
            .Replace("commit\n", "next\n", StringComparison.Ordinal);
        var series = Series([need, mail]);
        var wanted = series.Single(one => one.Names("2@example.org"));
        using var without = GitTree.Open(box.Folder, "main~2");
        using var with = GitTree.Open(box.Folder, "topic~1");

        Assert.Single(new BaseFinder(series).On(new FoundBase(without, "option"), wanted).Needs);
        Assert.Empty(new BaseFinder(series).On(new FoundBase(with, "option"), wanted).Needs);
    }

    [Fact]
    public void The_base_is_looked_for_on_the_branches_and_tags_that_were_named()
    {
        using var box = History();
        var blobs = Mail(box, "topic");
        var none = IndexLine.Replace(blobs, "index 1234567..89abcde 100644");
        box.Git("tag", "-a", "-m", "old", "v1", "main~2");
        using var history = GitHistory.Open(box.Folder, "main", "v1");
        var series = Series([none]);

        var found = new BaseFinder(series).Find(history, series[0]);

        Assert.Equal(("branch", "v1", box.Git("rev-parse", "v1^{}").Trim()), (found.From, found.Branch, found.Tree?.Id));
        var refused = Assert.Throws<TreeException>(() => GitHistory.Open(box.Folder, "none"));
        Assert.EndsWith("no revision “none”", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Series_that_need_each_other_end_the_search()
    {
        using var box = History();
        var one = Mail(box, "topic", "Depends-on: <2@example.org>\n");
        var other = Mail(box, "topic", "Depends-on: <1@example.org>\n")
            .Replace("<1@example.org>\nDate", "<2@example.org>\nDate", StringComparison.Ordinal)
            .Replace("commit\n", "next\n", StringComparison.Ordinal);

        Assert.Single(Search(box, [one, other]).Needs);
    }

    // main: f0, a.c of the topic's base, two commits elsewhere, then a.c changes
    private static Sandbox History()
    {
        var box = new Sandbox().Commit(("a.c", "1\n2\n3\n4\n5\n")).Commit(("b.c", "x\n"));
        box.Git("checkout", "-q", "-b", "topic");
        box.Commit(("a.c", "1\ntwo\n3\n4\n5\n"));
        box.Git("checkout", "-q", "main");
        box.Commit(("b.c", "y\n"));
        box.Commit(("a.c", "1\n2\n3\nfour\n5\n"));
        return box.Commit(("a.c", "1\nII\n3\nfour\n5\n"));
    }

    // on the topic one commit more; main has neither
    private static Sandbox Stacked(out string need)
    {
        var box = History();
        box.Git("checkout", "-q", "topic");
        box.Commit(("a.c", "1\ntwo\n3\n4\nfive\n"));
        box.Git("checkout", "-q", "main");
        need = Mail(box, "topic~1").Replace("<1@", "<need@", StringComparison.Ordinal);
        return box;
    }

    private static string[] Covered(Sandbox box, string text)
    {
        var patch = Mail(box, "topic").Replace("[PATCH] commit", "[PATCH 1/1] next", StringComparison.Ordinal)
            .Replace("\nMessage-ID: ", "\nIn-Reply-To: <cover@example.org>\nMessage-ID: ", StringComparison.Ordinal);
        var header = "From: C <c@example.org>\nDate: Mon, 6 Jan 2031 10:00:00 +0000\nMessage-ID: <cover@example.org>\n";
        return [$"{header}Subject: [PATCH 0/1] more\n\n{text}\n a.c | 1 +\n", patch];
    }

    private static string Mail(Sandbox box, string commit, string footer = "") =>
        box.Git("format-patch", "--stdout", "-1", commit)
            .Replace("\nDate: ", "\nMessage-ID: <1@example.org>\nDate: ", StringComparison.Ordinal) + footer;

    private static ImmutableArray<Series> Series(string[] mails) =>
        MailReader.Read(
            [.. mails.Select((mail, i) => new RawMail(RawText.ToBytes(mail), $"mail {i}"))], 1).Assembly.Series;

    private static FoundBase Search(Sandbox box, string[] mails)
    {
        using var history = GitHistory.Open(box.Folder);
        var series = Series(mails);
        return new BaseFinder(series).Find(history, series[0]);
    }

    private static FoundBase Search(Sandbox box, string[] mails, string id)
    {
        using var history = GitHistory.Open(box.Folder);
        var series = Series(mails);
        return new BaseFinder(series).Find(history, series.Single(one => one.Names(id)));
    }

    private static (string? Commit, string From) Find(Sandbox box, string mail)
    {
        var found = Search(box, [mail]);
        return (found.Tree?.Id, found.From);
    }

    [GeneratedRegex("^prerequisite-patch-id: (.*)$", RegexOptions.Multiline)]
    private static partial Regex PatchIdLine { get; }

    [GeneratedRegex("^index .*$", RegexOptions.Multiline)]
    private static partial Regex IndexLine { get; }
}
