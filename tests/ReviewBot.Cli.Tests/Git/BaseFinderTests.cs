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
        var found = new BaseFinder(history, series).Find(wanted);

        Assert.Equal("blobs", found.From);
        Assert.Equal(box.Git("rev-parse", "main~2").Trim(), found.Tree!.Id);
        var patch = Assert.Single(found.Apply(wanted).Patches);
        Assert.IsType<Outcome.Applied>(patch.Outcome);
        Assert.Equal("1\ntwo\n3\n4\nfive\n", patch.Files[0].New!.Fragments[0].Text);

        var alone = new BaseFinder(history, [wanted]).Find(wanted);
        Assert.EndsWith("which the series needs, is not among the mails", alone.Tried[0], StringComparison.Ordinal);
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
        return new BaseFinder(history, series).Find(series[0]);
    }

    private static (string? Commit, string From) Find(Sandbox box, string mail)
    {
        var found = Search(box, [mail]);
        return (found.Tree?.Id, found.From);
    }

    [GeneratedRegex("^index .*$", RegexOptions.Multiline)]
    private static partial Regex IndexLine { get; }
}
