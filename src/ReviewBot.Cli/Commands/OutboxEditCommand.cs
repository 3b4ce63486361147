using System.CommandLine;
using ReviewBot.Cli.Outbox;
using ReviewBot.Cli.Sources;
using ReviewBot.Cli.Store;
using ReviewBot.Replies;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot outbox edit</c>: a reply in the words of a person.</summary>
internal static class OutboxEditCommand
{
    public static Command Create()
    {
        var id = new Argument<long>("ID") { Description = "The number that 'outbox list' shows." };
        var body = new Option<string?>("--body") { HelpName = "FILE", Description = "The new words, instead of an editor; '-' for standard input." };
        var command = new DescribedCommand("edit", "Change the words of a reply before it goes out; its header stays.")
        {
            Examples = [("reviewbot outbox edit 7", "in your EDITOR"), ("reviewbot outbox edit 7 --body words.txt", "from a file")],
        };
        var config = new WatchOption();
        command.Add(id);
        command.Add(body);
        config.AddTo(command);
        command.SetAction(parsed =>
        {
            using var store = config.Open(parsed);
            var mail = OutboxCommand.Find(store, parsed.GetValue(id));
            OutboxCommand.RequireOpen(mail, "edit");
            var words = ReplyMail.BodyOf(mail.Text);
            var edited = Clean(parsed.GetValue(body) is { } file ? Read(file) : Editor.Edit(words), mail.Id);
            if (edited != words && !store.Do(session => session.SetText(mail, ReplyMail.WithBody(mail.Text, edited))))
                throw new UsageException($"reviewbot: reply {mail.Id} was moved on meanwhile; see 'reviewbot outbox list --all'");

            return ExitCode.Clean;
        });
        return command;
    }

    private static string Read(string file)
    {
        if (file != "-")
            return TextFile.Read(file).Text;

        using var input = new StreamReader(Console.OpenStandardInput());
        return input.ReadToEnd();
    }

    private static string Clean(string text, long id)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (lines.All(string.IsNullOrWhiteSpace))
            throw new UsageException($"reviewbot: no words are left; 'reviewbot outbox reject {id}' drops the reply");

        var odd = Array.FindIndex(lines, line => line.Any(c => char.IsControl(c) && c != '\t'));
        return odd < 0
            ? string.Join('\n', lines) + "\n"
            : throw new UsageException($"reviewbot: line {odd + 1} of the new words has a control character");
    }
}
