using System.CommandLine;
using System.Text;

namespace ReviewBot.Cli.Commands;

/// <summary><c>reviewbot man</c>: the manual page, written from the commands (groff_man(7)).</summary>
internal static class ManCommand
{
    public static Command Create()
    {
        var command = new DescribedCommand("man", "Print the manual page.")
        {
            Examples = [("reviewbot man > ~/.local/share/man/man1/reviewbot.1", "for 'man reviewbot'")],
        };
        command.SetAction(_ =>
        {
            Output.Write(Write(CommandLine.Create()));
            return ExitCode.Clean;
        });
        return command;
    }

    private static string Write(RootCommand root)
    {
        var page = new StringBuilder($".TH REVIEWBOT 1 \"\" \"ReviewBot {CommandLine.Version}\" \"User Commands\"\n");
        page.Append(".SH NAME\nreviewbot \\- reviews patch series the way a careful maintainer does\n");
        page.Append(".SH SYNOPSIS\n.B reviewbot\nCOMMAND [options]\n");
        page.Append($".SH DESCRIPTION\n{Text(root.Description)}\n.SH COMMANDS\n");
        foreach (var command in Leaves(root))
            Describe(page, command);

        page.Append(".SH EXIT STATUS\n.TP\n0\nNothing at or above \\-\\-fail\\-on.\n.TP\n1\nFindings.\n");
        return page.Append(".TP\n2\nBad usage, input or configuration.\n.TP\n3\nA bug of ours.\n").ToString();
    }

    private static IEnumerable<Command> Leaves(Command command) => command.Subcommands.Count == 0
        ? [command]
        : command.Subcommands.SelectMany(Leaves);

    private static void Describe(StringBuilder page, Command command)
    {
        page.Append($".SS {Text(HelpPage.Usage(command))}\n{Text(command.Description)}\n");
        foreach (var argument in command.Arguments)
            page.Append($".TP\n.I {Text(HelpPage.Placeholder(argument))}\n{Text(argument.Description)}\n");

        foreach (var option in command.Options.Where(option => !option.Hidden))
            page.Append($".TP\n.B {Text(HelpPage.Label(option))}\n{Text(option.Description)}\n");

        if (command is not DescribedCommand { Examples: { IsEmpty: false } examples })
            return;

        page.Append(".PP\n.nf\n");
        foreach (var (line, purpose) in examples)
            page.Append($"# {Text(purpose)}\n{Text(line)}\n");

        page.Append(".fi\n");
    }

    /// <summary>Text with what roff would read as its own escaped.</summary>
    private static string Text(string? text)
    {
        var safe = (text ?? "").ReplaceLineEndings(" ")
            .Replace("\\", "\\e", StringComparison.Ordinal)
            .Replace("-", "\\-", StringComparison.Ordinal);
        safe = string.Concat(safe.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : $"\\[u{rune.Value:X4}]"));
        return safe is ['.' or '\'', ..] ? "\\&" + safe : safe;
    }
}
