using System.Text;

namespace ReviewBot.Cli.Tests.Watch;

/// <summary>What a person does with the replies of the watcher.</summary>
public sealed class OutboxCommandTests
{
    private const string Id = "20250106.1@example.org";

    [Theory, ClassData<BothForms>]
    public void A_reply_goes_out_in_the_words_of_a_person(Form form)
    {
        using var list = Reviewed(form);
        var before = list.Run("outbox", "show", "1").Succeeded();

        Run(form, list, "Grüße, könnte das weg?\r\n", "outbox", "edit", "1", "--body", "-").Succeeded();
        var after = list.Run("outbox", "show", "1").Succeeded();
        list.Run("outbox", "approve", "1").Succeeded();
        list.Watch();

        Assert.Equal(Header(before).Replace("7bit", "8bit", StringComparison.Ordinal), Header(after));
        Assert.EndsWith("\n\nGrüße, könnte das weg?\n", after, StringComparison.Ordinal);
        Assert.Contains("\n\nGrüße, könnte das weg?\n", list.Sent, StringComparison.Ordinal);
        Assert.DoesNotContain("[damage/whitespace]", list.Sent, StringComparison.Ordinal);
    }

    [Theory, ClassData<BothForms>]
    public void The_editor_of_a_person_gets_the_words_alone(Form form)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs sed");
        using var list = Reviewed(form);

        Cli.Run("sh", list.Folder, ["-c", $"EDITOR=\"sed -i -e 1iHello -e 's/Could it/Can it/'\" {Cli.CommandOf(form)} outbox edit 1"]).Succeeded();

        var after = list.Run("outbox", "show", "1").Succeeded();
        Assert.Contains("\n\nHello\nOn Mon, 6 Jan 2025", after, StringComparison.Ordinal);
        Assert.Contains("Can it be\ndropped?\n", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n \n", "reviewbot: no words are left; 'reviewbot outbox reject 1' drops the reply")]
    [InlineData("a\nb\u001b[31m\n", "reviewbot: line 2 of the new words has a control character")]
    public void Words_that_cannot_go_out_are_refused(string words, string problem)
    {
        using var list = Reviewed(Form.Managed);
        var before = list.Run("outbox", "show", "1").Succeeded();

        Run(Form.Managed, list, words, "outbox", "edit", "1", "--body", "-").Refused(problem);
        Assert.Equal(before, list.Run("outbox", "show", "1").Succeeded());
    }

    [Fact]
    public void An_editor_that_fails_changes_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell");
        using var list = Reviewed(Form.Managed);
        var before = list.Run("outbox", "show", "1").Succeeded();

        Cli.Run("sh", list.Folder, ["-c", $"EDITOR=false {Cli.CommandOf(Form.Managed)} outbox edit 1"])
            .Refused("false: ended with 1; the reply is as it was");
        Assert.Equal(before, list.Run("outbox", "show", "1").Succeeded());
    }

    [Theory, ClassData<BothForms>]
    public void Replies_are_sent_without_a_watcher(Form form)
    {
        using var list = Reviewed(form);

        var run = list.Run("outbox", "send", "--all");

        Assert.Equal($"1  sent  patches  a@example.org  Re: [PATCH] foo: set the level (mbox:{Path.Join(list.Folder.Path, "sent.mbox")})\n", run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"In-Reply-To: <{Id}>", list.Sent, StringComparison.Ordinal);
        list.Run("outbox", "send", "1").Refused("reviewbot: reply 1 is sent: too late to send it");
        list.Run("outbox", "edit", "1", "--body", "x").Refused("reviewbot: reply 1 is sent: too late to edit it");
    }

    [Fact]
    public void What_may_not_go_out_yet_is_said()
    {
        using var list = Reviewed(Form.Managed);
        list.Run("outbox", "stop").Succeeded();

        var run = list.Run("outbox", "send", "1");

        Assert.Equal("1  approved  patches  a@example.org  Re: [PATCH] foo: set the level\n", run.Output);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", list.Sent);
    }

    [Fact]
    public void Two_do_not_send_at_once()
    {
        using var list = Reviewed(Form.Managed);
        using var watcher = new FileStream(Path.Join(list.Folder.Path, "state/watch.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var run = list.Run("outbox", "send", "1");

        Assert.Contains("another watcher works on this state", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("1  held  ", list.Outbox().Single(), StringComparison.Ordinal);
    }

    private static WatchedList Reviewed(Form form)
    {
        var list = new WatchedList(form);
        list.Patch(Id);
        list.Watch();
        return list;
    }

    private static CliRun Run(Form form, WatchedList list, string input, params string[] arguments) =>
        Cli.Run(form, list.Folder, arguments, Encoding.UTF8.GetBytes(input));

    private static string Header(string text) => text[..text.IndexOf("\n\n", StringComparison.Ordinal)];
}
