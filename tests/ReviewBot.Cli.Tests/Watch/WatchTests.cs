using Microsoft.Data.Sqlite;
using ReviewBot.Cli.Tests.Git;

namespace ReviewBot.Cli.Tests.Watch;

public sealed class WatchTests
{
    private const string Id = "20250106.1@example.org";

    [Theory, ClassData<BothForms>]
    public void A_reply_is_held_approved_and_sent_once(Form form)
    {
        using var list = new WatchedList(form);
        list.Patch(Id);
        list.Watch();

        Assert.Equal(["1  held  patches  a@example.org  Re: [PATCH] foo: set the level"], list.Outbox());
        Assert.Equal("", list.Sent);

        list.Run("outbox", "approve", "1").Succeeded();
        list.Watch();
        list.Watch();

        Assert.Single(Occurrences(list.Sent, $"In-Reply-To: <{Id}>"));
        Assert.Contains("\nDate: ", list.Sent, StringComparison.Ordinal);
        Assert.StartsWith("1  sent  ", Assert.Single(list.Outbox()), StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void What_is_held_is_what_review_drafts(Form form)
    {
        using var list = new WatchedList(form);
        list.Folder.Write("reviewbot.yaml", list.Folder.Read("reviewbot.yaml")
            .Replace("bot@example.org", "reviewbot@reviewbot.invalid", StringComparison.Ordinal)
            .Replace("commands: { authserv-id: mx.example.org }", "", StringComparison.Ordinal)
            .Replace("mode: moderate", "mode: moderate, audience: everybody", StringComparison.Ordinal));
        list.Patch(Id);
        list.Watch();

        Assert.Equal(
            list.Run("review", "list.mbox", "--format", "mbox").Output,
            "From mboxrd@z Thu Jan  1 00:00:00 1970\n" + list.Run("outbox", "show", "1").Succeeded() + "\n");
    }

    [Theory, ClassData<BothForms>]
    public void A_mail_that_comes_again_is_not_reviewed_again(Form form)
    {
        using var list = new WatchedList(form);
        list.Patch(Id);
        list.Watch();
        list.Patch(Id);

        Assert.Equal("", list.Watch());
        Assert.Single(list.Outbox());
    }

    [Theory, ClassData<BothForms>]
    public void A_dry_run_sends_nothing_whatever_is_approved(Form form)
    {
        using var list = new WatchedList(form, mode: "dry-run");
        list.Patch(Id);
        list.Watch();

        Assert.EndsWith(" (dry run)", Assert.Single(list.Outbox()), StringComparison.Ordinal);
        list.Run("outbox", "approve", "--all").Refused("reviewbot: reply 1 is of 'patches', which is a dry run: nothing of it is sent");
    }

    [Theory, ClassData<BothForms>]
    public void Without_moderation_a_reply_goes_out_by_itself(Form form)
    {
        using var list = new WatchedList(form, mode: "send");
        list.Patch(Id);
        list.Watch();

        Assert.Single(Occurrences(list.Sent, $"In-Reply-To: <{Id}>"));
    }

    [Theory, ClassData<BothForms>]
    public void While_the_emergency_stop_is_set_nothing_goes_out(Form form)
    {
        using var list = new WatchedList(form, mode: "send");
        list.Folder.Write("state/x", "");
        list.Run("outbox", "stop").Succeeded();
        list.Patch(Id);
        list.Watch();
        Assert.Equal("", list.Sent);
        Assert.StartsWith("STOPPED", list.Run("status").Succeeded(), StringComparison.Ordinal);

        list.Run("outbox", "resume").Succeeded();
        list.Watch();
        Assert.NotEqual("", list.Sent);
    }

    [Theory, ClassData<BothForms>]
    public void A_newer_version_makes_the_reply_to_the_older_one_pointless(Form form)
    {
        using var list = new WatchedList(form);
        list.Patch(Id);
        list.Watch();
        list.Patch("20250107.1@example.org", tag: "PATCH v2");
        list.Watch();

        Assert.Equal(
            ["1  dropped  patches  a@example.org  Re: [PATCH] foo: set the level (v2 is out)",
                "2  held  patches  a@example.org  Re: [PATCH v2] foo: set the level"],
            list.Outbox());
    }

    [Theory, ClassData<BothForms>]
    public void A_remark_is_repeated_once_in_a_line_and_then_never(Form form)
    {
        using var list = new WatchedList(form, mode: "send");
        list.Patch(Id);
        list.Watch();
        list.Patch("20250107.1@example.org", tag: "PATCH v2");
        list.Watch();
        list.Patch("20250108.1@example.org", tag: "PATCH v3");
        list.Watch();

        Assert.Equal(2, list.Outbox().Length);
        Assert.Contains("\nSaid to v1, and still there:\n  damage/whitespace, foo.c:2\n", list.Run("outbox", "show", "2").Output, StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void A_person_who_makes_the_same_remark_was_first(Form form)
    {
        using var list = new WatchedList(form);
        list.Patch(Id);
        list.Watch();
        list.Answer("r1@example.org", Id, "> +        b = 2;\n\nSpaces?\n", from: "B Reviewer <b@example.net>");
        list.Watch();

        Assert.EndsWith(" (a person made the same remark)", Assert.Single(list.Outbox()), StringComparison.Ordinal);
        Assert.Contains("  dropped  ", list.Outbox()[0], StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void Stop_ends_it_for_an_author_who_is_authenticated(Form form)
    {
        using var list = new WatchedList(form, mode: "send");
        list.Patch(Id);
        list.Watch();
        list.Answer("r1@example.org", list.IdOf(1), "reviewbot: stop\n");
        list.Mail("20250107.1@example.org", "[PATCH] bar: another", "", WatchedList.PatchOf("bar.c"));

        Assert.Contains("stop by a@example.org in r1@example.org: gets no more mail", list.Watch(), StringComparison.Ordinal);
        Assert.Single(Occurrences(list.Sent, "In-Reply-To: "));

        list.Run("outbox", "unmute", "A@example.org").Succeeded();
        list.Run("outbox", "unmute", "A@example.org").Refused("reviewbot: A@example.org is not muted");
    }

    [Theory, ClassData<BothForms>]
    public void What_people_call_wrong_is_counted(Form form)
    {
        using var list = new WatchedList(form, mode: "send");
        list.Patch(Id);
        list.Watch();
        list.Answer("r1@example.org", list.IdOf(1), "reviewbot: wrong damage/whitespace\n");
        list.Watch();

        Assert.Contains("damage/whitespace: said 1, wrong 1\n", list.Run("rules", "stats").Succeeded(), StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void Ignore_silences_a_rule_for_the_versions_to_come(Form form)
    {
        using var list = new WatchedList(form, mode: "send");
        list.Patch(Id);
        list.Watch();
        list.Answer("r1@example.org", list.IdOf(1), "reviewbot: ignore damage/*\nreviewbot: ignore unrelated/*\n");
        list.Patch("20250107.1@example.org", tag: "PATCH v2");
        list.Watch();

        Assert.Single(list.Outbox());
    }

    [Theory]
    [InlineData("reviewbot: stop\n", "A Developer <a@example.org>", false, "not authenticated")]
    [InlineData("reviewbot: stop\n", "Somebody <else@example.org>", true, "neither the author nor an admin")]
    public void Nobody_else_can_stop_it(string body, string from, bool isAuthentic, string why)
    {
        using var list = new WatchedList(Form.Managed, mode: "send");
        list.Patch(Id);
        list.Watch();
        list.Answer("r1@example.org", list.IdOf(1), body, from, isAuthentic);
        list.Mail("20250107.1@example.org", "[PATCH] bar: another", "", WatchedList.PatchOf("bar.c"));

        Assert.Contains($"not obeyed: {why}", list.Watch(), StringComparison.Ordinal);
        Assert.Equal(2, Occurrences(list.Sent, "In-Reply-To: ").Length);
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-generated\n")]
    [InlineData("X-ReviewBot: review\n")]
    public void Machines_are_not_answered(string header)
    {
        using var list = new WatchedList(Form.Managed, mode: "send");
        list.Patch(Id, headers: header);

        Assert.Equal("", list.Watch());
        Assert.Equal("mails: 1 machine\nseries: none\nreplies: none\n", list.Run("status").Succeeded()[(list.Run("status").Output.IndexOf('\n') + 1)..]);
    }

    [Fact]
    public void What_was_being_sent_when_the_program_ended_is_not_sent_again()
    {
        using var list = new WatchedList(Form.Managed);
        list.Patch(Id);
        list.Watch();
        using (var state = new SqliteConnection($"Data Source={Path.Join(list.Folder.Path, "state/reviewbot.db")};Pooling=False"))
        {
            state.Open();
            using var command = state.CreateCommand();
            command.CommandText = "UPDATE outbox SET state = 'Sending'";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        Assert.Contains("may or may not have arrived", list.Watch(), StringComparison.Ordinal);
        Assert.Contains("  failed  ", Assert.Single(list.Outbox()), StringComparison.Ordinal);
        Assert.Equal("", list.Sent);
    }

    [Theory, ClassData<BothForms>]
    public void A_tree_is_cloned_from_its_remote_and_fetched(Form form)
    {
        using var list = new WatchedList(form);
        var configuration = list.Folder.Read("reviewbot.yaml");
        list.Folder.Write("reviewbot.yaml", configuration.Replace("grace: 0s", "grace: 0s, trees: [linux]", StringComparison.Ordinal)
            + "trees: { linux: { path: linux.git, remote: up, every: 0s } }\n");
        using var upstream = new Sandbox();
        list.Folder.Write("reviewbot.yaml", list.Folder.Read("reviewbot.yaml").Replace("remote: up", $"remote: {upstream.Folder}", StringComparison.Ordinal));
        upstream.Git("init", "-q", "-b", "main");
        Commit(upstream, "int foo(void)\n");
        list.Patch(Id);
        list.Watch();

        var second = Commit(upstream, "\ta = 1;\n\tb = 2;\n\td = 4;\n\te = 5;\n\tf = 6;\n");
        list.Patch("20250107.1@example.org", tag: "PATCH v2");
        list.Watch();

        Assert.Contains($" on {second[..12]}, ", list.Run("outbox", "show", "2").Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_trees_MAINTAINERS_of_the_first_names_the_one()
    {
        using var list = new WatchedList(Form.Managed);
        using var first = new Sandbox();
        using var second = new Sandbox();
        foreach (var tree in new[] { first, second })
            tree.Git("init", "-q", "-b", "main");
        first.Write("MAINTAINERS", "FOO\nT:\tgit git://git.example.org/foo.git\nF:\tfoo*\n");
        first.Git("add", "MAINTAINERS");
        Commit(first, "int foo(void)\n");
        var theirs = Commit(second, "int foo(void)\n");
        list.Folder.Write("reviewbot.yaml", list.Folder.Read("reviewbot.yaml").Replace("grace: 0s", "grace: 0s, trees: [linux, foo]", StringComparison.Ordinal)
            + $"trees: {{ linux: {{ path: {first.Folder} }}, foo: {{ path: {second.Folder}, known-as: https://git.example.org/foo }} }}\n");
        list.Patch(Id);
        list.Watch();

        Assert.Contains($" on {theirs[..12]}, ", list.Run("outbox", "show", "1").Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_arrived_before_a_day_is_passed_by()
    {
        using var list = new WatchedList(Form.Managed);
        list.Folder.Write("reviewbot.yaml", list.Folder.Read("reviewbot.yaml").Replace("path: list.mbox", "path: list.mbox, since: 2025-01-07", StringComparison.Ordinal));
        list.Patch(Id);
        list.Patch("20250107.1@example.org", headers: "Received: from a by b; Tue, 7 Jan 2025 10:00:00 +0000\n");
        list.Watch();

        Assert.Contains("mails: 1 patch\n", list.Run("status").Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_watchers_on_one_state_the_second_ends()
    {
        using var list = new WatchedList(Form.Managed);
        list.Watch();
        using var first = new FileStream(Path.Join(list.Folder.Path, "state/watch.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var run = list.Run("watch", "--once");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("another watcher works on this state", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_a_newer_version_is_left_alone()
    {
        using var list = new WatchedList(Form.Managed);
        list.Watch();
        using (var state = new SqliteConnection($"Data Source={Path.Join(list.Folder.Path, "state/reviewbot.db")};Pooling=False"))
        {
            state.Open();
            using var command = state.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        list.Run("status").Refused($"{list.Folder.Path}/state/reviewbot.db: written by a newer version of reviewbot (format 99, this one knows 2)");
    }

    private static string Commit(Sandbox upstream, string text)
    {
        upstream.Write("foo.c", text);
        upstream.Git("add", "foo.c");
        upstream.Git("commit", "-q", "-m", "foo");
        return upstream.Git("rev-parse", "HEAD").Trim();
    }

    private static string[] Occurrences(string text, string part) => [.. text.Split('\n').Where(line => line.StartsWith(part, StringComparison.Ordinal))];
}
