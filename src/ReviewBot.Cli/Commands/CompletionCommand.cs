using System.Collections.Immutable;
using System.CommandLine;
using System.Text;

namespace ReviewBot.Cli.Commands;

/// <summary>
/// <c>reviewbot completion SHELL</c>: a script that completes commands, options and their words. It is written from the
/// commands themselves and asks nobody at completion time; file names are the shell's own business.
/// </summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new DescribedCommand("completion", "Print a completion script for a shell.")
        {
            Examples =
            [
                ("reviewbot completion bash > ~/.local/share/bash-completion/completions/reviewbot", "bash"),
                ("echo 'source <(reviewbot completion zsh)' >> ~/.zshrc", "zsh, behind its compinit"),
                ("reviewbot completion fish > ~/.config/fish/completions/reviewbot.fish", "fish"),
            ],
        };
        command.Add(shell);
        command.SetAction(parsed =>
        {
            ImmutableArray<Place> places = [.. Walk(CommandLine.Create(), "")];
            Output.Write(parsed.GetRequiredValue(shell) switch
            {
                "fish" => Fish(places),
                "zsh" => "autoload -U +X bashcompinit && bashcompinit\n" + Bash(places),
                _ => Bash(places),
            });
            return ExitCode.Clean;
        });
        return command;
    }

    /// <summary>A command as the words before the cursor name it, and what may follow them.</summary>
    private sealed record Place(string Path, Command Command)
    {
        public IEnumerable<Option> Options => Command.Options.Where(option => !option.Hidden);
    }

    private static IEnumerable<Place> Walk(Command command, string path) =>
        command.Subcommands.SelectMany(sub => Walk(sub, $"{path} {sub.Name}".Trim())).Prepend(new Place(path, command));

    private static IEnumerable<string> Values(Symbol symbol) => symbol
        .GetCompletions(System.CommandLine.Completions.CompletionContext.Empty)
        .Select(item => item.Label)
        .Where(label => !label.StartsWith('-'))
        .Order(StringComparer.Ordinal);

    private static string Bash(ImmutableArray<Place> places)
    {
        var text = new StringBuilder(
            """
            _reviewbot()
            {
                local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path= words= i
                for ((i = 1; i < COMP_CWORD; i++)); do
                    case "$path ${COMP_WORDS[i]}" in

            """);
        foreach (var place in places.Where(place => place.Path.Length > 0))
            text.Append($"        '{Before(place.Path)} {place.Command.Name}') path='{place.Path}' ;;\n");

        text.Append("        esac\n    done\n    case \"$path $before\" in\n");
        foreach (var (place, option) in places.SelectMany(place => place.Options.Select(option => (place, option))))
        {
            if (option.HelpName is not null)
                text.Append($"    '{place.Path} {option.Name}') words='{string.Join(' ', Values(option))}' ;;\n");
        }

        text.Append("    *)\n        case \"$path\" in\n");
        foreach (var place in places)
        {
            var words = place.Command.Subcommands.Select(sub => sub.Name)
                .Concat(place.Command.Arguments.SelectMany(Values))
                .Concat(place.Options.Select(option => option.Name));
            text.Append($"        '{place.Path}') words='{string.Join(' ', words)}' ;;\n");
        }

        return text.Append(
            """
                    esac
                esac
                COMPREPLY=($(compgen -W "$words" -- "$word"))
            }
            complete -o default -F _reviewbot reviewbot

            """).ToString();

        static string Before(string path) =>
            path.Contains(' ', StringComparison.Ordinal) ? path[..path.LastIndexOf(' ')] : "";
    }

    private static string Fish(ImmutableArray<Place> places)
    {
        var text = new StringBuilder();
        foreach (var place in places)
        {
            var seen = place.Path.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] subs = [.. place.Command.Subcommands.Select(sub => sub.Name)];
            var when = seen is []
                ? "__fish_use_subcommand"
                : string.Join("; and ", seen.Select(word => $"__fish_seen_subcommand_from {word}"))
                    + (subs is [] ? "" : $"; and not __fish_seen_subcommand_from {string.Join(' ', subs)}");
            foreach (var sub in place.Command.Subcommands)
                text.Append($"complete -c reviewbot -f -n '{when}' -a {sub.Name} -d '{Quoted(sub.Description)}'\n");

            foreach (var value in place.Command.Arguments.SelectMany(Values))
                text.Append($"complete -c reviewbot -f -n '{when}' -a {value}\n");

            foreach (var option in place.Options)
            {
                var takes = option.HelpName is null
                    ? "" : Values(option).ToArray() is { Length: > 0 } words ? $" -x -a '{string.Join(' ', words)}'"
                    : " -r";
                text.Append($"complete -c reviewbot -n '{when}' -l {option.Name.TrimStart('-')}{takes} -d '{Quoted(option.Description)}'\n");
            }
        }

        return text.ToString();
    }

    private static string Quoted(string? text) => (text ?? "").Replace("'", "\\'", StringComparison.Ordinal);
}
