using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;

namespace ReviewBot.Cli.Commands;

/// <summary>The help of a command, for a person: what it is, how it is used, what its options are.</summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    private const int Width = 80;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Output.Write(Write(parseResult.CommandResult.Command));
        return ExitCode.Clean;
    }

    internal static string Write(Command command)
    {
        var text = new StringBuilder();
        foreach (var line in Wrap(command.Description ?? "", Width))
            text.Append(line).Append('\n');

        Section(text, "Usage", [(Usage(command), "")]);
        Section(
            text, "Arguments", command.Arguments.Select(
                argument => (Placeholder(argument), argument.Description ?? "")));
        Section(text, "Commands", command.Subcommands.Select(sub => (sub.Name, FirstSentence(sub.Description ?? ""))));
        Section(
            text, "Options", command.Options.Where(option => !option.Hidden)
                .Select(option => (Label(option), option.Description ?? "")));
        if (command is DescribedCommand { Examples: { IsEmpty: false } examples })
        {
            text.Append("\nExamples:\n");
            foreach (var (line, purpose) in examples)
                text.Append("  # ").Append(purpose).Append("\n  ").Append(line).Append('\n');
        }

        if (command is RootCommand)
        {
            text.Append("\nExit codes: 0 nothing found, 1 findings, 2 bad usage or input, 3 a bug of ours.\n");
            text.Append("'reviewbot COMMAND --help' says more about a command.\n");
        }

        return text.ToString();
    }

    /// <summary>The words that name a command: <c>reviewbot rules list</c>.</summary>
    internal static string NameOf(Command command) => command switch
    {
        RootCommand => "reviewbot",
        _ when command.Parents.OfType<Command>().FirstOrDefault() is { } parent => $"{NameOf(parent)} {command.Name}",
        _ => command.Name,
    };

    internal static string Usage(Command command) => string.Join(' ', new[]
    {
        NameOf(command),
        command.Subcommands.Count > 0 ? "COMMAND" : "",
        string.Join(' ', command.Arguments.Select(Placeholder)),
        "[options]",
    }.Where(word => word.Length > 0));

    internal static string Placeholder(Argument argument)
    {
        var name = argument.HelpName ?? argument.Name;
        var many = argument.Arity.MaximumNumberOfValues > 1 ? "…" : "";
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}{many}]" : name + many;
    }

    internal static string Label(Option option)
    {
        var names = string.Join(
            ", ", option.Aliases.Where(alias => alias is not ("-?" or "/?" or "/h")).Prepend(option.Name));
        return option.HelpName is { } value ? $"{names} {value}" : names;
    }

    private static void Section(StringBuilder text, string title, IEnumerable<(string Left, string Right)> rows)
    {
        ImmutableArray<(string Left, string Right)> all = [.. rows];
        if (all.IsEmpty)
            return;

        var column = Math.Min(24, all.Max(row => row.Left.Length)) + 4;
        text.Append('\n').Append(title).Append(":\n");
        foreach (var (left, right) in all)
        {
            text.Append("  ").Append(left);
            var at = left.Length + 2;
            foreach (var line in Wrap(right, Width - column))
            {
                if (at > column - 2)
                    (at, _) = (0, text.Append('\n'));

                text.Append(' ', column - at).Append(line);
                at = column;
            }

            text.Append('\n');
        }
    }

    private static string FirstSentence(string text) =>
        text.IndexOf(". ", StringComparison.Ordinal) is >= 0 and var end ? text[..(end + 1)] : text;

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }

        if (line.Length > 0)
            yield return line.ToString();
    }
}
